using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>A need that people voiced in the survey of the year before, and what has become of it.</summary>
/// <param name="Code">The words are services.need.….</param>
/// <param name="Had">The share of those who asked that have had it; its parts are the people.</param>
/// <param name="Waiting">Who waits by the registers; null where none tells.</param>
/// <param name="Registered">The registers' own measure of the same service; null where there is none.</param>
public sealed record Need(string Code, Card Card, Cell? Had, Cell? Waiting, Cell? Registered)
{
    public double? Asked => Had?.Denominator;

    /// <summary>Those who asked and have not had it; null where one of the two is withheld.</summary>
    public double? Left => Had is { Numerator: { } had, Denominator: { } asked } ? asked - had : null;
}

public static class Needs
{
    /// <summary>The need of anything, in the order of the rows the last.</summary>
    public const string Any = "any";

    private static readonly (string Code, string Card, string? Waiting, string? Registered)[] Known =
    [
        ("rehab", "needs_rehab_met", "rehab_waiting", "rehab_coverage"), ("device", "needs_device_met", "device_waiting", "device_fit_rate"),
        ("job", "needs_job_met", null, "work_registered"), ("care", "needs_care_met", "care_waiting", "care_met"), (Any, "needs_met", null, null),
    ];

    public static IReadOnlyList<Need> Of(View view, LifeCourseRows rows)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(rows);
        return [.. Known.Select(n => new Need(n.Code, view.Cards[n.Card], rows.Now(view, n.Card), n.Waiting is null ? null : rows.Now(view, n.Waiting), n.Registered is null ? null : rows.Now(view, n.Registered)))];
    }
}
