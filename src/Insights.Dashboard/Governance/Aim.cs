using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>An indicator held against its path of the month.</summary>
/// <param name="Goal">The path's value in the month, after its end the last one; null where there is none.</param>
/// <param name="Next">The next milestone.</param>
public sealed record Aim(string Id, Card Card, Cell? Now, Cell? Year, double? Goal, Target? Next, Verdict? Judged, OutlookSummary? Ahead)
{
    public static Aim Of(string id, View view, string area, CellBook cells, Goals goals, IReadOnlyList<Verdict> verdicts) => new(
        id, view.Cards[id], cells.Find(id, area, view.Month), Alike.Before(view, view.Cards[id], cells.Find(id, area, view.Month), cells.Find(id, area, view.YearBefore)), goals.Path(id).LastOrDefault(t => t.Month <= view.Month)?.Value,
        goals.Next(id, view.Month), verdicts.FirstOrDefault(v => v.Id == id && v.Dimension.Length == 0), view.OutlookOf(id));

    public string? Verdict => Judged?.Code;

    /// <summary>What speaks against the verdict.</summary>
    public string? Doubt => VerdictDoubt.Of(Judged, Ahead, Now, Year, Card);

    /// <summary>The same in words, with the chance.</summary>
    public string? Doubted(Words words) => VerdictDoubt.Say(Doubt, Ahead, Card, words);

    /// <summary>Value against the path of the month, 0 to 1; null where either is missing. The systems' scores measure another way, from a floor to the last milestone.</summary>
    public double? Attained => Now?.Value is not { } value || Goal is not { } goal ? null
        : Card.HigherIsBetter == false ? value <= goal ? 1 : value > 0 ? Math.Max(0, goal / value) : 0
        : value >= goal ? 1 : goal > 0 ? Math.Max(0, value / goal) : 0;

    public bool IsBehind => Attained < 1;

    /// <summary>The end of a bar's scale, which begins at zero: all of a large share, else a little more than the larger of value and target.</summary>
    public double Full
    {
        get
        {
            var larger = Math.Max(Math.Max(Now?.Value ?? 0, Goal ?? 0), 1e-9);
            return Card.Unit == Unit.Share && larger > SmallShare ? Math.Max(1, larger) : larger * Room;
        }
    }

    // A vacancy of 4 % on a scale to 100 % would show nothing.
    private const double SmallShare = 0.35;
    private const double Room = 1.25;
}
