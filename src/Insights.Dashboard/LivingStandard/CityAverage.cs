using System.Globalization;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.LivingStandard;

/// <summary>What a reader must know of the average that households with a holder are held against.</summary>
public static class CityAverage
{
    // What is held against the average: its change is decided by what is assumed as much as by what was counted.
    private static readonly string[] Resting = ["income_city", "living_ratio", "living_gap_yuan", "consumption_ratio", "consumption_gap_yuan"];

    /// <summary>The same where the indicator rests on it; else null.</summary>
    public static string? Told(View view, string id) => Resting.Contains(id) ? Told(view) : null;

    /// <summary>That the month's average is carried forward from the last year that is no assumption; null where the month lies within what is published.</summary>
    public static string? Told(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var years = view.Version.Statistics().Where(s => s.Name == "disposable_income_per_head" && s.Area == view.Places.City.Code && s.Value is not null)
            .Select(s => (Year: int.TryParse(s.Period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0, Assumed: s.Confidence == "assumption")).ToList();
        var known = years.Where(y => !y.Assumed).Select(y => y.Year).DefaultIfEmpty().Max();
        return known > 0 && view.Month.Year > known && years.Any(y => y.Assumed && y.Year > known) ? view.Words.Say("living.carried", known) : null;
    }
}
