using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Insights.Policy.Feel;
using Insights.Warehouse.Naming;

namespace Insights.Policy.Rules;

/// <summary>What a number, a month or a line of YAML was most likely meant to be, for the remedy in a fault. Nothing is ever read this way: the file is refused all the same.</summary>
internal static partial class Spelling
{
    private const string Digits = "零一二三四五六七八九";
    private const int YearDigits = 4;

    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames.Where(name => name.Length > 0)];

    /// <summary>The id meant by an id, a Chinese name or an English name that is none: the nearest, or the first few there are.</summary>
    public static string Named(string given, IEnumerable<(string Id, BilingualText Name)> known)
    {
        var all = known.ToArray();
        var names = all.SelectMany(one => new[] { (one.Name.Zh, one), (one.Name.En, one) }).Where(pair => pair.Item1.Length > 0)
            .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.one, StringComparer.Ordinal);
        return NearName.Of(given, all.Select(one => one.Id)) is { } id ? $"; did you mean “{id}”?"
            : NearName.Of(given, names.Keys) is { } near ? $"; did you mean “{names[near].Id}” ({names[near].Name.Zh})?" : FeelText.Offer(given, all.Select(one => one.Id));
    }

    /// <summary>A number written with words, Chinese signs, wide signs, blanks, thousands' commas, a decimal comma or a unit behind it.</summary>
    public static decimal? Number(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (Array.IndexOf(Words, plain) is >= 0 and var word)
        {
            return word;
        }

        plain = Thousands().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(',', '.');
        var number = Leading().Match(plain);
        return number.Success && decimal.TryParse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value * (plain.EndsWith('万') ? 10000 : 1) : Chinese(plain);
    }

    /// <summary>The month in a date or month written another way: 2027/1, 2027年1月, 2027-01-15, Jan 2027. A month above 12 is taken for December.</summary>
    /// <param name="first">Gives a month without a year its year: the first such month from here on.</param>
    public static DateOnly? Month(string text, DateOnly? first = null)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        var parts = Runs().Matches(plain).Select(run => run.Value).ToList();
        if (parts is [{ Length: 6 } run6])
        {
            parts = [run6[..YearDigits], run6[YearDigits..]];
        }

        var named = Array.FindIndex(Months, name => plain.Contains(name, StringComparison.OrdinalIgnoreCase)) + 1;
        var at = parts.FindIndex(part => part.Length == YearDigits);
        if (at < 0 && named > 0 && first is { } begin)
        {
            return new DateOnly(begin.Year + (named < begin.Month ? 1 : 0), named, 1);
        }

        if (at < 0 || (named == 0 && parts.Count < 2))
        {
            return null;
        }

        var year = int.Parse(parts[at], CultureInfo.InvariantCulture);
        var month = named > 0 ? named : int.TryParse(parts[at == 0 ? 1 : at - 1], CultureInfo.InvariantCulture, out var other) ? other : 0;
        return year > 0 && month > 0 ? new DateOnly(year, Math.Min(month, Months.Length), 1) : null;
    }

    /// <summary>The first line of a broken file that shows why, and what to write there; nothing where no line does.</summary>
    public static (int Line, string Remedy)? Yaml(string text)
    {
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.TrimEnd('\r'), index + 1)).Where(one => !one.Item1.TrimStart().StartsWith('#')))
        {
            if (line.TrimStart(' ').StartsWith('\t'))
            {
                return (number, "indent with blanks, not with a tab");
            }

            if (WideColon().Match(line) is { Success: true } wide)
            {
                return (number, $"write “{wide.Groups[1].Value}: ” with a plain colon and a blank");
            }

            if (NoBlank().Match(line) is { Success: true } tight)
            {
                return (number, $"write “{tight.Groups[1].Value}: {tight.Groups[2].Value}” with a blank after the colon");
            }

            foreach (var (open, close) in new[] { ('{', '}'), ('[', ']') })
            {
                if (line.Count(sign => sign == open) > line.Count(sign => sign == close))
                {
                    return (number, $"write “{close}” at the end of “{line.Trim()}”");
                }
            }

            if (line.Count(sign => sign == '"') % 2 == 1)
            {
                return (number, $"write “\"” at the end of “{line.Trim()}”");
            }
        }

        return null;
    }

    private static decimal? Chinese(string text)
    {
        decimal total = 0, digit = 0;
        foreach (var sign in text.Replace('两', '二').Replace('〇', '零').TrimEnd('元', '级', '岁', '月'))
        {
            var unit = sign switch { '十' => 10m, '百' => 100, '千' => 1000, '万' => 10000, _ => 0 };
            if (unit > 0)
            {
                total += Math.Max(1, digit) * unit;
                digit = 0;
            }
            else if (Digits.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var value)
            {
                digit = value;
            }
            else
            {
                return null;
            }
        }

        return text.Length == 0 ? null : total + digit;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,2})?(?=[^\d.]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();

    [GeneratedRegex(@"^\s*(?:- )?([a-z_]+)\s*：", RegexOptions.CultureInvariant)]
    private static partial Regex WideColon();

    [GeneratedRegex(@"^\s*(?:- )?([a-z_]+):([^\s/].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoBlank();
}
