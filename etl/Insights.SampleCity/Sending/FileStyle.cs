using System.Globalization;
using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>One file's hand: which header, date form and word for each code its clerk uses.</summary>
internal sealed class FileStyle
{
    private readonly Wording wording;
    private readonly int dateForm;
    private readonly int monthForm;
    private readonly bool twoDigits;
    private readonly int categoryForm;
    private readonly int gradeForm;
    private readonly bool shortVillages;
    private readonly int[] words;

    public FileStyle(Wording wording, Feed feed, Dice dice, bool workbook, bool dateCells, bool base1904)
    {
        (this.wording, Workbook, DateCells, Base1904) = (wording, workbook, dateCells, base1904);
        dateForm = dice.Chance(0.85) ? 0 : dice.Between(1, 4);
        monthForm = dice.Chance(0.8) ? 0 : dice.Between(1, 5);
        twoDigits = dice.Chance(0.4);
        categoryForm = dice.Below(3);
        gradeForm = dice.Chance(0.75) ? 0 : dice.Between(1, 4);
        shortVillages = dice.Chance(0.2);
        words = [.. feed.Columns.Select(c => c.Form is not (Form.Code or Form.Yes) ? 0 : dice.Below(c.Words.Min(w => w.Length)))];
        Headers = [.. feed.Columns.Select(c => dice.One(c.Headers))];
    }

    public bool Workbook { get; }

    public bool DateCells { get; }

    public bool Base1904 { get; }

    public string[] Headers { get; }

    public Wording Wording => wording;

    /// <summary>How this file writes a value without a fault.</summary>
    public Cell Write(Column column, int at, Value value)
    {
        if (value.Absent)
        {
            return new("");
        }

        var n = value.Number;
        return column.Form switch
        {
            Form.Serial => new(n.ToString(CultureInfo.InvariantCulture), CellKind.Number),
            Form.Id => new(wording.Book.Persons[(int)n].Id),
            Form.HouseholdNumber => new(wording.Households[n]),
            Form.ApplicationNumber => new(Wording.Application(n)),
            Form.Date => DateCells ? new(Wording.Serial(n, Base1904), CellKind.Date) : new(wording.Date(n, dateForm)),
            Form.Month => new(wording.Month(n, monthForm)),
            Form.Money => new(wording.Yuan(n, twoDigits), CellKind.Number),
            Form.Whole => new(n.ToString(CultureInfo.InvariantCulture), CellKind.Number),
            Form.Yes or Form.Code => new(column.Words[n][words[at]]),
            Form.Town => new(wording.Gazetteer.Towns[wording.Gazetteer.Villages[(int)n].Town].Name),
            Form.Village => new(Village(wording.Gazetteer.Villages[(int)n])),
            Form.Category => new(Category(n, categoryForm)),
            Form.Grade => new(Wording.GradeWords[n - 1][gradeForm]),
            Form.Components => new(Wording.Components(n, "+", "")),
            Form.Number => new(string.Create(CultureInfo.InvariantCulture, $"{column.Words[0][0]}{n + 1:00000000}")),
            Form.Listed => new(column.Words[0][n]),
            _ => new(value.Text ?? ""),
        };
    }

    public static string Category(long category, int form) => form switch
    {
        0 => Wording.CategoryWords[category - 1] + "残疾",
        1 => Wording.CategoryWords[category - 1],
        _ => category.ToString(CultureInfo.InvariantCulture),
    };

    private string Village(Village village) =>
        shortVillages && village.Name.EndsWith("居民委员会", StringComparison.Ordinal) ? village.Name[..^5] : village.Name;
}
