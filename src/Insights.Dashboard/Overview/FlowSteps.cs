using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Overview;

/// <summary>One column of the picture of why the month changed.</summary>
/// <param name="Kind">level for last month and this one, else more or fewer.</param>
/// <param name="Change">Signed; null where the flow is masked.</param>
/// <param name="From">Level where the column begins.</param>
public sealed record FlowStep(string Kind, string Name, double? Change, double From, double To, bool Masked);

/// <summary>From last month's missed people to this month's, by what moved them.</summary>
public static class FlowSteps
{
    /// <summary>Flows into being missed; a re-opened case counts again.</summary>
    public static IReadOnlyList<string> In { get; } = ["new_entitlement", "stopped", "expired_application", "reopened", "other_in"];

    public static IReadOnlyList<string> Out { get; } = ["paid", "not_entitled", "died_moved", "in_process", "declined", "other_out"];

    /// <summary>Empty where either month is masked or missing: a difference of masked counts is not shown.</summary>
    /// <param name="told">Last month as it was first told, where later lists have changed it and this month has had none yet: what they brought is a step of its own.</param>
    /// <param name="kept">Flows of each direction shown by name; the rest is summed under the last one's name: other in, other out.</param>
    public static IReadOnlyList<FlowStep> Of(CellBook cells, string area, DateOnly month, Words words, double? told = null, int kept = 3)
    {
        if (cells.Find("missed", area, month.AddMonths(-1))?.Value is not { } before || cells.Find("missed", area, month)?.Value is not { } now)
        {
            return [];
        }

        List<FlowStep> steps = told is { } first && first != before
            ? [new("level", words["flow.first_told"], null, 0, first, false), new(before > first ? "more" : "fewer", words["flow.completed"], before - first, first, before, false)]
            : [new("level", words["flow.last_month"], null, 0, before, false)];
        var level = before;
        foreach (var (names, sign, kind) in new[] { (In, 1, "more"), (Out, -1, "fewer") })
        {
            foreach (var (name, size, masked) in Largest(names, cells, area, month, words, kept))
            {
                var change = sign * size;
                steps.Add(new FlowStep(kind, name, masked ? null : change, level, level + change, masked));
                level += change;
            }
        }

        steps.Add(new FlowStep("level", words["flow.this_month"], null, 0, now, false));
        return steps;
    }

    private static IEnumerable<(string Name, double Size, bool Masked)> Largest(
        IReadOnlyList<string> names, CellBook cells, string area, DateOnly month, Words words, int kept)
    {
        var found = names.Select(n => (Name: n, Cell: cells.Find("missed_flow", area, month, "flow:" + n)))
            .Where(f => f.Cell is { Masked: true } or { Value: > 0 })
            .OrderByDescending(f => f.Cell!.Value ?? 5).ToList();
        var named = found.Where(f => !f.Name.StartsWith("other", StringComparison.Ordinal)).Take(kept).ToList();
        foreach (var (name, cell) in named)
        {
            yield return (words.Code("flow", name), cell!.Value ?? 0, cell.Masked);
        }

        var rest = found.Except(named).ToList();
        if (rest.Count > 0)
        {
            yield return (words["flow." + names[^1]], rest.Sum(r => r.Cell!.Value ?? 0), rest.Exists(r => r.Cell!.Masked));
        }
    }
}
