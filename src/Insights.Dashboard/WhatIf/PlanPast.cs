namespace Insights.Dashboard.WhatIf;

/// <summary>The moves made so far, to go back and forth. A slider that is dragged is one move, however many values it passes.</summary>
public sealed class PlanPast
{
    private const int Kept = 100;

    private readonly List<Plan> plans = [];
    private int at = -1;

    public bool CanUndo => at > 0;

    public bool CanRedo => at < plans.Count - 1;

    /// <summary>A plan that was set; where it differs from the last one by the same lever as that did from its own predecessor, it takes its place.</summary>
    public void Add(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (at >= 0 && plans[at].Text == plan.Text)
        {
            return;
        }

        plans.RemoveRange(at + 1, plans.Count - at - 1);
        if (at > 0 && Moved(plans[at - 1], plans[at]) is { Length: > 0 } lever && lever == Moved(plans[at], plan))
        {
            plans[at] = plan;
            return;
        }

        plans.Add(plan);
        if (plans.Count > Kept)
        {
            plans.RemoveAt(0);
        }

        at = plans.Count - 1;
    }

    public Plan Undo() => plans[at = Math.Max(0, at - 1)];

    public Plan Redo() => plans[at = Math.Min(plans.Count - 1, at + 1)];

    /// <summary>The one lever in which two plans differ; empty where it is none or several, or a group: each that comes or goes is a move of its own.</summary>
    private static string Moved(Plan from, Plan to)
    {
        var moved = from.Text.Split(',').Except(to.Text.Split(',')).Concat(to.Text.Split(',').Except(from.Text.Split(','))).Select(p => p.Split(':')[0]).Where(p => p.Length > 0).Distinct().ToList();
        return moved is [var only] && only != "group" ? only : string.Empty;
    }
}
