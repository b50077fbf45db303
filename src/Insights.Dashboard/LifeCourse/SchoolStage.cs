using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>Pupils of one stage by where they learn; null is withheld.</summary>
/// <param name="Stage">Null for all.</param>
public sealed record SchoolStage(string? Stage, double? Pupils, double? Ordinary, double? Special, double? Home)
{
    private static readonly string[] Order = ["preschool", "compulsory", "upper_secondary", "vocational", "higher"];

    public IReadOnlyList<(string Kind, double? People)> Parts => [("ordinary", Ordinary), ("special", Special), ("home", Home)];

    /// <summary>Stage by stage, all at the end; none in a version from before the placements were counted.</summary>
    public static IReadOnlyList<SchoolStage> Of(LifeCourseRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        Cell? Now(string id, string? stage) => rows.Now(view, id, stage is null ? string.Empty : "school_stage:" + stage);
        return
        [
            .. Order.Append(null).Where(s => Now("pupils_special_school", s) is not null)
                .Select(s => new SchoolStage(s, Now("pupils_special_needs", s)?.Value, Now("inclusive_placement", s)?.Numerator, Now("pupils_special_school", s)?.Value, Now("pupils_taught_at_home", s)?.Value)),
        ];
    }
}
