using System.Globalization;

namespace Insights.Dashboard.Wording;

/// <summary>A number and its unit, apart, so that the unit can stand small beside it.</summary>
public readonly record struct Shown(string Text, string Unit)
{
    public override string ToString() => Unit.Length == 0 ? Text : Unit[0] is '%' or '‰' || Text is [.., > '\u2e80'] ? Text + Unit : Text + " " + Unit;
}

/// <summary>Forms of numbers: 万 and 亿 in Chinese, thousands and millions in English. A culture of our own, the same on every machine.</summary>
public sealed class Numbers(bool chinese, IReadOnlyDictionary<string, string> texts)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>A number withheld to protect persons: under ten, or one from which such a number could be worked out. The foot of every page says so.</summary>
    public const string Withheld = "＊";

    /// <summary>No value: not the same as zero.</summary>
    public const string None = "—";

    /// <summary>1,284; from a hundred thousand on 12.8万 / 128,400.</summary>
    public string Count(double value) => Math.Abs(value) switch
    {
        >= 1e8 when chinese => Digits(value / 1e8, 2) + Word("number.yi"),
        >= 1e5 when chinese => Digits(value / 1e4, 1) + Word("number.wan"),
        >= 1e7 => Digits(value / 1e6, 1) + Word("number.million"),
        _ => Whole(value),
    };

    /// <summary>Yuan: 217 元, 1,950 万元, 1.49 亿元 / 217 yuan, 19.5 million yuan.</summary>
    public Shown Yuan(double value) => Yuan(value, value);

    /// <summary>Yuan in the unit that another sum would have, so that the numbers of an axis share one.</summary>
    public Shown Yuan(double value, double like) => Math.Abs(like) switch
    {
        >= 1e8 when chinese => new(Digits(value / 1e8, 2), Word("unit.yi_yuan")),
        >= 1e5 when chinese => new(Digits(value / 1e4, 1), Word("unit.wan_yuan")),
        >= 1e6 => new(Digits(value / 1e6, 1), Word("unit.million_yuan")),
        _ => new(Whole(value), Word("unit.yuan")),
    };

    /// <summary>A probability in whole per cent; never 0 or 100, since nothing ahead is certain.</summary>
    public static string Chance(double chance) => chance < 0.01 ? "<1%" : chance > 0.99 ? ">99%" : Percent(chance, 0) + "%";

    /// <summary>0.964 → 96.4.</summary>
    public static string Percent(double share, int digits = 1) => Digits(share * 100, digits);

    public static string Whole(double value) => Digits(value, 0);

    /// <summary>At most so many digits after the point, grouped.</summary>
    public static string Digits(double value, int digits)
    {
        // What rounds to zero from below is zero, without a sign.
        var text = (Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0).ToString("#,0." + new string('0', digits), Plain);
        return text.Replace("-", "−", StringComparison.Ordinal);
    }

    /// <summary>With a sign before it: +132, −236.</summary>
    public string Signed(double value) => value > 0 ? "+" + Count(value) : Count(value);

    /// <summary>A file's size.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 20 => Digits(bytes / 1048576.0, 1) + " MB",
        >= 1 << 10 => Digits(bytes / 1024.0, 0) + " KB",
        _ => Whole(bytes) + " B",
    };

    private string Word(string key) => texts.GetValueOrDefault(key) ?? string.Empty;
}
