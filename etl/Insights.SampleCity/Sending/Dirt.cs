using System.Globalization;
using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>The faults of facts section 4: those a careful reader repairs, and those after which a row cannot be used.</summary>
internal static class Dirt
{
    public const double DestroyingShare = 0.15;
    private static readonly string[] Blanks = [" ", "\u00A0", "\u3000", "  "];
    private static readonly string[] UnknownTowns = ["东莞县", "莞城区公所", "未知镇", "外市"];

    /// <summary>Spoils one cell so that it can still be read; null where this value offers nothing.</summary>
    public static (Cell Cell, string Kind)? Smudge(FileStyle style, Column column, Value value, Cell clean, Dice dice)
    {
        var n = value.Number;
        var text = clean.Text;
        return column.Form switch
        {
            Form.Id => dice.Below(text[^1] == 'X' ? 5 : 3) switch
            {
                0 => (new(FullWidth(text)), "full_width_digits"),
                1 => (new("'" + text), "leading_apostrophe"),
                2 => (new(Padded(text, dice)), "blanks"),
                3 => (new(text[..^1] + "x"), "lower_case_x"),
                _ => (new(text[..^1] + "ｘ"), "full_width_x"),
            },
            Form.CertificateNumber => dice.Chance(0.5) ? (new(FullWidth(text)), "full_width_digits") : (new(Padded(text, dice)), "blanks"),
            Form.HouseholdNumber => dice.Below(3) switch
            {
                0 => (new(FullWidth(text)), "full_width_digits"),
                1 => (new(text.Replace("DG", "dg", StringComparison.Ordinal)), "lower_case"),
                _ => (new(Padded(text, dice)), "blanks"),
            },
            Form.ApplicationNumber => dice.Chance(0.5) ? (new(FullWidth(text)), "full_width_digits") : (new(Padded(text, dice)), "blanks"),
            Form.Number => dice.Below(3) switch
            {
                0 => (new(FullWidth(text)), "full_width_digits"),
                1 => (new(text.ToLowerInvariant()), "lower_case"),
                _ => (new(Padded(text, dice)), "blanks"),
            },
            Form.Name or Form.Listed or Form.Text => text.Length == 0 ? null : (new(Padded(text, dice)), "blanks"),
            Form.Date => style.Base1904 ? null
                : dice.Chance(0.2) ? (new(Wording.Serial(n, false), CellKind.Number), "date_serial")
                : (new(style.Wording.Date(n, dice.Below(5))), "date_form"),
            Form.Month => (new(style.Wording.Month(n, dice.Below(6))), "month_form"),
            Form.Money => Money(style, n, dice),
            Form.Whole => dice.Below(3) switch
            {
                0 => (new(FullWidth(text)), "full_width_digits"),
                1 => (new(text + "人"), "number_with_unit"),
                _ => (new(Padded(text, dice)), "blanks"),
            },
            Form.Yes or Form.Code => column.Words[n].Length < 2 ? (new(Padded(text, dice)), "blanks") : (new(dice.One(column.Words[n])), "code_form"),
            Form.Category => (new(FileStyle.Category(n, dice.Below(3))), "code_form"),
            Form.Grade => (new(dice.One(Wording.GradeWords[n - 1])), "grade_form"),
            Form.Components => (new(dice.Below(3) switch
            {
                0 => Wording.Components(n, "、", ""),
                1 => Wording.Components(n, "+", "残疾"),
                _ => Wording.Components(n, "+", "#"),
            }), "components_form"),
            Form.Town => (new(dice.One(style.Wording.Gazetteer.Towns[style.Wording.Gazetteer.Villages[(int)n].Town].Aliases)), "town_alias"),
            Form.Village => Village(style.Wording.Gazetteer.Villages[(int)n], dice),
            _ => null,
        };
    }

    /// <summary>Spoils one cell beyond repair; null where this value offers nothing.</summary>
    public static (Cell Cell, string Kind)? Ruin(FileStyle style, Column column, Value value, Cell clean, Dice dice)
    {
        if (column.Required && column.Form != Form.CertificateNumber && dice.Chance(0.2))
        {
            return (new(""), "empty_required");
        }

        return column.Form switch
        {
            Form.Id => dice.Below(3) switch
            {
                0 => (Scientific(style, clean.Text), "id_scientific"),
                1 => (new(WrongCheck(clean.Text, dice)), "id_check_digit"),
                _ => (new(clean.Text[..17]), "id_short"),
            },
            Form.Date => (new(dice.One(["2023-02-30", "2023-13-05", "不详"])), "date_impossible"),
            Form.Month => (new(dice.One(["2023-13", "未知"])), "month_impossible"),
            Form.Money => column.NoNegative && value.Number > 0 && dice.Chance(0.4)
                ? (new("-" + clean.Text, CellKind.Number), "amount_negative")
                : (new(dice.One(["abc", "#REF!", "待定"])), "amount_garbage"),
            Form.Whole => (new(dice.One(["abc", "#REF!"])), "number_garbage"),
            Form.Yes => (new(dice.One(["待核", "?"])), "code_unknown"),
            Form.Code or Form.Category or Form.Grade => (new(dice.One(["其它情况", "99"])), "code_unknown"),
            Form.Town => (new(dice.One(UnknownTowns)), "town_unknown"),
            Form.Village => (new("不详村"), "village_unknown"),
            _ => null,
        };
    }

    private static (Cell, string)? Village(Village village, Dice dice) => dice.Below(3) switch
    {
        0 => (new(village.Code), "village_code"),
        1 when village.Name != village.Base => (new(village.Base), "village_short"),
        _ when village.Name.EndsWith("委员会", StringComparison.Ordinal) =>
            (new(village.Name.Replace("居民委员会", "居委会", StringComparison.Ordinal).Replace("村民委员会", "村委会", StringComparison.Ordinal)), "village_short"),
        _ => (new(village.Code), "village_code"),
    };

    private static (Cell, string)? Money(FileStyle style, long fen, Dice dice)
    {
        var plain = style.Wording.Yuan(fen, true);
        var wan = (fen / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture) + "万元";
        return dice.Below(5) switch
        {
            0 => (new(plain + "元"), "money_unit"),
            1 when Math.Abs(fen) >= 100_000 => (new((fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture)), "money_thousands"),
            2 => (new(wan), "money_wan"),
            3 when fen >= 0 => (new("￥" + plain), "money_sign"),
            _ when fen >= 0 => (new(FullWidth(plain)), "full_width_digits"),
            _ => (new(plain + "元"), "money_unit"),
        };
    }

    /// <summary>What Excel leaves of an 18-digit number: 15 digits, and fewer on the screen.</summary>
    private static Cell Scientific(FileStyle style, string id) => style.Workbook
        ? new($"{id[0]}.{id[1..15]}E+17", CellKind.Number)
        : new($"{id[0]}.{id[1..6]}E+17");

    private static string WrongCheck(string id, Dice dice)
    {
        var right = id[^1];
        while (true)
        {
            var wrong = "0123456789X"[dice.Below(11)];
            if (wrong != right)
            {
                return id[..17] + wrong;
            }
        }
    }

    private static string Padded(string text, Dice dice) => dice.Chance(0.3) ? dice.One(Blanks) + text : text + dice.One(Blanks);

    private static string FullWidth(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = char.IsAsciiLetterOrDigit(from[i]) ? (char)(from[i] + 0xFEE0) : from[i];
        }
    });
}
