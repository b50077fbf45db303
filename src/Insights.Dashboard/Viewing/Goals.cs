using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>Targets of one place as paths: the months between milestones lie on a straight or a geometric line, the milestones are where it bends or ends.</summary>
public sealed class Goals(IReadOnlyList<Target> targets)
{
    private const double Same = 1e-7;

    /// <summary>The path of one indicator, oldest first.</summary>
    public IReadOnlyList<Target> Path(string id, string dimension = "") =>
        [.. targets.Where(t => t.Id == id && t.Dimension == dimension && t.Value is not null).OrderBy(t => t.Month)];

    /// <summary>Only the months that someone set.</summary>
    public IReadOnlyList<Target> Milestones(string id, string dimension = "")
    {
        var path = Path(id, dimension);
        return [.. path.Where((_, n) => n == path.Count - 1 || (n == 0 ? path[0].Month.AddMonths(1) != path[1].Month : !Follows(path, n)))];
    }

    /// <summary>The next milestone from a month on, else the last one.</summary>
    public Target? Next(string id, DateOnly month, string dimension = "")
    {
        var milestones = Milestones(id, dimension);
        return milestones.FirstOrDefault(t => t.Month >= month) ?? (milestones is [.., var last] ? last : null);
    }

    /// <summary>Where the path ends.</summary>
    public Target? Last(string id, string dimension = "") => Path(id, dimension) is [.., var last] ? last : null;

    /// <summary>The first month whose target is zero.</summary>
    public Target? Zero(string id) => Path(id).FirstOrDefault(t => t.Value == 0);

    /// <summary>Whether point n lies on the line through its neighbours, a month apart each.</summary>
    private static bool Follows(IReadOnlyList<Target> path, int n)
    {
        if (n + 1 >= path.Count || path[n - 1].Month.AddMonths(1) != path[n].Month || path[n].Month.AddMonths(1) != path[n + 1].Month)
        {
            return false;
        }

        var (before, here, after) = (path[n - 1].Value!.Value, path[n].Value!.Value, path[n + 1].Value!.Value);
        var scale = Math.Max(Math.Max(Math.Abs(before), Math.Abs(after)), 1e-12);
        return Math.Abs(before + after - (2 * here)) < Same * scale || Math.Abs((before * after) - (here * here)) < Same * scale * scale;
    }
}
