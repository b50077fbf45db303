using Insights.Dashboard.Overview;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Wording;
using Insights.Warehouse;

namespace Insights.Dashboard.BlindSpots;

/// <summary>People who came to be missed and who ceased to be, month by month.</summary>
public sealed record FlowRows(IReadOnlyList<FlowRows.Month> Months, DateOnly Now)
{
    private const int MonthsBack = 24;

    /// <param name="Unseen">Flows of under ten people that the sums leave out.</param>
    /// <param name="Net">By how many those missed changed; null where a flow is left out and one of the two counts is withheld.</param>
    public sealed record Month(DateOnly At, double In, double Out, double? Net, int Unseen);

    public bool Any => Months.Any(m => m.In > 0 || m.Out > 0);

    public static FlowRows Of(CellBook cells, string area, DateOnly month)
    {
        double? Missed(DateOnly at) => cells.Find("missed", area, at)?.Value;
        var months = cells.Cells
            .Where(c => c.Id == "missed_flow" && c.Area == area && c.Month <= month && c.Month > month.AddMonths(-MonthsBack) && c.Dimension.StartsWith("flow:", StringComparison.Ordinal))
            .GroupBy(c => c.Month).OrderBy(g => g.Key)
            .Select(g =>
            {
                double Sum(IReadOnlyCollection<string> steps) => g.Where(c => steps.Contains(c.Dimension[5..])).Sum(c => c.Value ?? 0);
                var (came, left, unseen) = (Sum(FlowSteps.In), Sum(FlowSteps.Out), g.Count(c => c.Masked));
                return new Month(g.Key, came, left, unseen == 0 ? came - left : Missed(g.Key) - Missed(g.Key.AddMonths(-1)), unseen);
            });
        return new FlowRows([.. months], month);
    }

    /// <summary>How the last twelve months' people ceased to be missed, the most first: each outcome's sum, and whether small flows are left out of it.</summary>
    public static IReadOnlyList<(string Outcome, double People, bool Least)> Ends(CellBook cells, string area, DateOnly month) =>
    [
        .. FlowSteps.Out
            .Select(o => (Outcome: o, Cells: cells.Series("missed_flow", area, "flow:" + o).Where(c => c.Month <= month && c.Month > month.AddMonths(-12)).ToList()))
            .Where(o => o.Cells.Exists(c => c.Masked || c.Value > 0))
            .Select(o => (o.Outcome, o.Cells.Sum(c => c.Value ?? 0), o.Cells.Exists(c => c.Masked)))
            .OrderByDescending(o => o.Item2),
    ];

    /// <summary>The year's sums each way, and in how many months more left than came.</summary>
    public string Say(Words words)
    {
        var year = Months.Where(m => m.At > Now.AddMonths(-12)).ToList();
        return year.Count == 0 || !Any
            ? string.Empty
            : Phrase.Sentence(
                words,
                words.Say(year.Exists(m => m.Unseen > 0) ? "say.flow_year_least" : "say.flow_year", year.Count, words.Numbers.Count(year.Sum(m => m.In)), words.Numbers.Count(year.Sum(m => m.Out))),
                words.Say("say.flow_months", year.Count(m => m.Net < 0)));
    }

    public TwinTable Table(Words words) => new(
        [words["col.month"], words["flow.in"], words["flow.out"], words["flow.net"], words["flow.unseen"]],
        [.. Months.Reverse().Select(m => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(m.At, words), new TwinCell(words.Numbers.Count(m.In), m.In), new TwinCell(words.Numbers.Count(m.Out), m.Out), m.Net is { } net ? new TwinCell(words.Numbers.Signed(net), net) : TwinCell.Lacking(words["flow.unseen"]),
            new TwinCell(Numbers.Whole(m.Unseen), m.Unseen),
        ])]);
}
