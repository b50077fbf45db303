using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Policy.Feel;

/// <summary>A years-and-months duration, in whole months.</summary>
public readonly record struct FeelMonths(long Months)
{
    /// <summary>ISO 8601 form, normalised.</summary>
    public override string ToString()
    {
        var (years, months) = Math.DivRem(Math.Abs(Months), 12);
        var text = (years, months) switch
        {
            (0, _) => $"P{months}M",
            (_, 0) => $"P{years}Y",
            _ => $"P{years}Y{months}M",
        };
        return Months < 0 ? "-" + text : text;
    }
}

/// <summary>A days-and-time duration, in seconds.</summary>
public readonly record struct FeelSeconds(decimal Seconds)
{
    /// <summary>ISO 8601 form, normalised.</summary>
    public override string ToString()
    {
        var rest = Math.Abs(Seconds);
        var days = Math.Floor(rest / 86400);
        rest -= days * 86400;
        var hours = Math.Floor(rest / 3600);
        rest -= hours * 3600;
        var minutes = Math.Floor(rest / 60);
        rest -= minutes * 60;
        var text = "P" + (days > 0 ? $"{days:0}D" : "")
            + (hours > 0 || minutes > 0 || rest > 0 || days == 0 ? "T" : "")
            + (hours > 0 ? $"{hours:0}H" : "") + (minutes > 0 ? $"{minutes:0}M" : "")
            + (rest > 0 || (days == 0 && hours == 0 && minutes == 0) ? $"{rest.ToString("0.##########", CultureInfo.InvariantCulture)}S" : "");
        return Seconds < 0 ? "-" + text : text;
    }
}

/// <summary>Dates and durations from their ISO 8601 texts.</summary>
internal static partial class FeelTemporal
{
    /// <summary>A valid date of years 1 to 9999, or nothing; <paramref name="beyond"/> tells a valid date outside these years.</summary>
    public static DateOnly? Date(string text, out bool beyond)
    {
        beyond = false;
        var match = DateForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        return Date(long.Parse(match.Groups[1].ValueSpan), int.Parse(match.Groups[2].ValueSpan), int.Parse(match.Groups[3].ValueSpan), out beyond);
    }

    public static DateOnly? Date(decimal year, decimal month, decimal day, out bool beyond)
    {
        beyond = false;
        if (Math.Abs(year) > 999_999_999 || month is < 1 or > 12 || day is < 1 or > 31
            || !decimal.IsInteger(year) || !decimal.IsInteger(month) || !decimal.IsInteger(day))
        {
            return null;
        }

        var cycle = (int)((year % 400) + 400) % 400;
        if (day > DateTime.DaysInMonth(2000 + cycle, (int)month))
        {
            return null;
        }

        beyond = year is < 1 or > 9999;
        return beyond ? null : new DateOnly((int)year, (int)month, (int)day);
    }

    /// <summary><see cref="FeelMonths"/> or <see cref="FeelSeconds"/>, or nothing.</summary>
    public static object? Duration(string text)
    {
        var months = MonthsForm().Match(text);
        if (months.Success && (months.Groups[2].Success || months.Groups[3].Success)
            && Part(months, 2) is var years and < 100_000_000_000 && Part(months, 3) is var rest and < 1_000_000_000_000)
        {
            return new FeelMonths((long)((years * 12) + rest) * Sign(months));
        }

        var days = DaysForm().Match(text);
        return days.Success && days.Groups.Values.Skip(2).Any(group => group.Success) && !text.EndsWith('T')
            ? new FeelSeconds(((Part(days, 2) * 86400) + (Part(days, 3) * 3600) + (Part(days, 4) * 60) + Part(days, 5)) * Sign(days))
            : null;
    }

    /// <summary>Whole months from one date to the other, towards zero.</summary>
    public static FeelMonths Between(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return new(months > 0 && to.Day < from.Day ? months - 1 : months < 0 && to.Day > from.Day ? months + 1 : months);
    }

    private static int Sign(Match match) => match.Groups[1].Success ? -1 : 1;

    private static decimal Part(Match match, int group) =>
        match.Groups[group].Success && decimal.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var part) ? part : 0;

    [GeneratedRegex(@"^(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    [GeneratedRegex("^(-)?P(?:([0-9]+)Y)?(?:([0-9]+)M)?$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthsForm();

    [GeneratedRegex(@"^(-)?P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DaysForm();
}
