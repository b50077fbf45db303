using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Prospects;

/// <summary>One indicator and where it goes: history, outlook, target path, verdict.</summary>
public sealed record Prospect(
    Card Card, Cell? Now, IReadOnlyList<Cell> Line, IReadOnlyList<Outlook> Ahead, OutlookSummary? Summary, IReadOnlyList<Target> Path, string? Verdict)
{
    /// <summary>What speaks against the verdict: a code of 'doubt.'.</summary>
    public string? Doubt { get; init; }

    private const int YearAhead = 12;

    // Below ten no number of people is shown, not even a supposed one.
    private const double LeastShown = 10;

    public Outlook? InAYear => Ahead.Count >= YearAhead ? Ahead[YearAhead - 1] : null;

    /// <summary>What the path of the target asks for in a month; null where none is set for it.</summary>
    public double? DueNow(DateOnly month) => Path.FirstOrDefault(t => t.Month == month)?.Value;

    /// <summary>Whether the target is still ahead and the chance to be there in time is known.</summary>
    public double? Chance => Summary?.ProbabilityInTime;

    /// <summary>
    /// How wrong the simple rules were in the same trials, the least wrong first: last year's values, no change, the last year's pace; empty without trials. Which of them will be
    /// nearest is not known before, so the method is held against all.
    /// </summary>
    public IReadOnlyList<double> Rules => Summary is { NaiveMae: { } naive, StillMae: { } still, LineMae: { } line } ? [.. new[] { naive, still, line }.Order()] : [];

    /// <summary>Whether the method was no more wrong than most of the simple rules in the trials; null without trials or where none was wrong.</summary>
    public bool? Better => Summary?.BacktestMae is { } own && Rules is [_, var middle, var most] && (own > 0 || most > 0) ? own <= middle : null;

    /// <summary>A supposed value as it reads on a page; numbers of people under ten as such.</summary>
    public string Text(double value, Words words) => Card.Unit == Unit.People && value < LeastShown ? "<10" : CellText.Value(value, Card, words).ToString();

    public string Range(double? low, double? high, Words words) => low is { } from && high is { } to ? $"{Bare(from, words)} – {Text(to, words)}" : string.Empty;

    private string Bare(double value, Words words) => Card.Unit == Unit.People && value < LeastShown ? "<10" : CellText.Value(value, Card, words).Text;

    /// <summary>An error in the indicator's unit: points for a share.</summary>
    public string Error(double error, Words words) => Card.Unit == Unit.Share ? words.Say("unit.points", BareError(error, words)) : BareError(error, words);

    /// <summary>From the least to the most wrong of the simple rules.</summary>
    public string RuleErrors(Words words)
    {
        var (least, most) = (BareError(Rules[0], words), BareError(Rules[^1], words));
        var range = least == most ? least : $"{least}–{most}";
        return Card.Unit == Unit.Share ? words.Say("unit.points", range) : range;
    }

    private string BareError(double error, Words words) => Card.Unit switch
    {
        Unit.Share => Numbers.Digits(error * 100, error < 0.001 ? 2 : 1),
        Unit.Index or Unit.Times => Numbers.Digits(error, error < 0.001 ? 4 : 3),
        _ when error < LeastShown => Numbers.Digits(error, 1),
        _ => CellText.Change(error, Card.Unit, words),
    };

}

/// <summary>Every indicator's prospect in one place, read in one go; the outlook belongs to the last month.</summary>
public sealed record Prospects(IReadOnlyList<Prospect> All)
{
    public const int MonthsBack = 24, MonthsAhead = 24;

    public static Prospects Read(View view)
    {
        var (version, area) = (view.Version, view.Area.Code);
        var cells = version.WholesOf(area);
        var goals = new Goals(version.Targets(area));
        var last = view.Months[^1];
        var verdicts = version.Verdicts(area, last).Where(v => v.Dimension.Length == 0).ToDictionary(v => v.Id, StringComparer.Ordinal);
        var ahead = version.Outlooks(area).Where(o => o.Dimension.Length == 0).ToLookup(o => o.Id, StringComparer.Ordinal);
        var summaries = version.OutlookSummaries(area).Where(o => o.Dimension.Length == 0).ToDictionary(o => o.Id, StringComparer.Ordinal);
        return new([.. view.Cards.All.Select(card => (Card: card, Now: cells.Find(card.Id, area, last), Summary: summaries.GetValueOrDefault(card.Id), Judged: verdicts.GetValueOrDefault(card.Id))).Select(of => new Prospect(
            of.Card, of.Now, [.. cells.Series(of.Card.Id, area).Where(c => c.Month >= last.AddMonths(-MonthsBack))],
            [.. ahead[of.Card.Id].OrderBy(o => o.Month)], of.Summary, goals.Path(of.Card.Id), of.Judged?.Code)
            {
                Doubt = VerdictDoubt.Of(of.Judged, of.Summary, of.Now, Alike.Before(view, of.Card, of.Now, cells.Find(of.Card.Id, area, last.AddYears(-1))), of.Card),
            })
            .Where(p => p.Line.Count > 0)]);
    }

    /// <summary>The few least likely to be there in time, the least likely first.</summary>
    public IReadOnlyList<Prospect> First(int most) => [.. Of("unlikely").OrderBy(p => p.Chance).ThenBy(p => p.Card.Clause, StringComparer.Ordinal).Take(most)];

    /// <summary>The rows as they leave the page.</summary>
    public static TwinTable Table(IReadOnlyList<Prospect> shown, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(
            [
                words["col.indicator"], words["outlook.now"], words["col.verdict"], words["outlook.in_a_year"], words["col.interval80"], words["outlook.final"], words["outlook.due"], words["outlook.reaches"],
                words["col.interval80"], words["outlook.chance"], words["outlook.error"], words["outlook.error_naive"], words["outlook.error_still"], words["outlook.error_line"],
            ],
            [.. shown.Select(p => (IReadOnlyList<string>)
            [
                p.Card.Title(words), CellText.Plain(p.Now, p.Card, words), p.Verdict is { } verdict ? words.Code("verdict", verdict) : string.Empty,
                p.InAYear is { } year ? p.Text(year.Mean, words) : ProspectSentence.Reach(p, words), p.InAYear is { } at ? p.Range(at.Lower80, at.Upper80, words) : string.Empty,
                p.Summary?.Target is { } goal ? CellText.Value(goal, p.Card, words).ToString() : string.Empty, p.Summary?.Due is { } due ? Months.Code(due) : string.Empty,
                ProspectSentence.Reach(p, words), ProspectSentence.ReachRange(p, words), p.Chance is { } chance ? Numbers.Chance(chance) : string.Empty,
                p.Summary?.BacktestMae is { } own ? p.Error(own, words) : string.Empty, p.Summary?.NaiveMae is { } naive ? p.Error(naive, words) : string.Empty,
                p.Summary?.StillMae is { } still ? p.Error(still, words) : string.Empty, p.Summary?.LineMae is { } line ? p.Error(line, words) : string.Empty,
            ])]);
    }

    public bool Any(string? filter) => Of(filter).Any();

    /// <summary>ahead: with a target not yet due; unlikely: of these less likely than not in time; unsure: most simple rules were nearer so far; none: no outlook.</summary>
    public IEnumerable<Prospect> Of(string? filter) => filter switch
    {
        "target" => All.Where(p => p.Chance is not null),
        "unlikely" => All.Where(p => p.Chance < 0.5),
        "unsure" => All.Where(p => p.Better == false),
        "none" => All.Where(p => p.Ahead.Count == 0),
        _ => All,
    };
}
