using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Parts;

/// <summary>A cell of a table: what is read, and the number behind it where there is one. A masked or missing number has none, in a file as on the page.</summary>
/// <param name="Number">In the machine's form: a share of one for a percentage, yuan, people.</param>
/// <param name="Format">How a workbook shows the number; where nothing is said, a text in per cent as a share and any other as a whole number.</param>
public sealed partial record TwinCell(string Text, double? Number = null, string Format = "")
{
    public string Format { get; } = Format.Length > 0 ? Format : Text is [.., '%'] ? Share : Whole;

    /// <summary>Why there is no number; null where there is one, or the text says so itself.</summary>
    public string? Why { get; init; }

    /// <summary>The month or the day that the text names, in a workbook a date; null where it names none. A text in the form of table columns names its own.</summary>
    public DateOnly? Date { get; init; } = (Months.Parse(Text) ?? Months.ParseDay(Text)) is { Year: > FirstYear } date ? date : null;

    /// <summary>A month as it reads on the page.</summary>
    public static TwinCell Of(DateOnly month, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(words.Months.Long(month)) { Date = month };
    }

    /// <summary>A dash that says why.</summary>
    public static TwinCell Lacking(string why) => new(Numbers.None) { Why = why };

    // Excel counts its days from here, and its first two months wrongly.
    private const int FirstYear = 1900;

    /// <summary>1,284.</summary>
    public const string Whole = "#,##0";

    /// <summary>96.4 %, of a share of one.</summary>
    public const string Share = "0.0%";

    /// <summary>27.3.</summary>
    public const string Tenths = "#,##0.0";

    /// <summary>Up to four digits after the point.</summary>
    public const string General = "#,##0.####";

    public static implicit operator TwinCell(string text) => new(text);

    [GeneratedRegex(@"^([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|‰)?$")]
    private static partial Regex Plain();

    /// <summary>A text as a cell: a number where the whole text is one.</summary>
    public static TwinCell Read(string text)
    {
        // Longer runs of digits are names, not amounts: place codes, identities.
        if (text is null || Plain().Match(text) is not { Success: true } found || (found.Groups[2].Length > 9 && !found.Groups[2].Value.Contains(',', StringComparison.Ordinal)))
        {
            return new TwinCell(text ?? string.Empty);
        }

        var value = double.Parse(found.Groups[2].Value.Replace(",", "", StringComparison.Ordinal) + found.Groups[3].Value, CultureInfo.InvariantCulture) * (found.Groups[1].Value is "−" or "-" ? -1 : 1);
        return found.Groups[4].Value == "%" ? new TwinCell(text, Math.Round(value / 100, 12), Share) : new TwinCell(text, value, found.Groups[3].Success ? General : Whole);
    }

    /// <summary>The number as text in the machine's form, a month as its code, else what is read: a bound is no number to compute with, and is written in every file as on the page.</summary>
    public string Machine => Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : Date is { } date ? (Months.ParseDay(Text) is null ? Months.Code(date) : Text) : Text;
}
