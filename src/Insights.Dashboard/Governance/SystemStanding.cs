using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>How one of the four systems stands: a score alone reads as all well while indicators behind it move away.</summary>
/// <param name="Moved">Points on the year; null without a score a year before.</param>
/// <param name="Away">How many of its indicators move away from their target.</param>
/// <param name="Judged">How many of them can be judged.</param>
/// <param name="Indicators">Of how many.</param>
public sealed record SystemStanding(string System, string Brief, string Name, double? Score, double? Moved, int Away, int Judged, int Indicators)
{
    /// <summary>Whether there is no score because lists of its indicators were not delivered.</summary>
    public bool Lacking { get; init; }

    /// <summary>How many indicators move away; of a system none of whose indicators can be judged that there is no verdict, which is not that none moves away.</summary>
    public string Told(Words words, string away = "governance.away")
    {
        ArgumentNullException.ThrowIfNull(words);
        return Lacking ? words["undelivered"] : Judged == 0 ? words["governance.unjudged"] : words.Say(words.Form(away, Away), Away);
    }

    /// <summary>Villages have no score of their own: their town's is shown.</summary>
    public static string PlaceOf(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Area.Level == "village" ? view.Area.Parent ?? view.Area.Code : view.Area.Code;
    }

    public static IReadOnlyList<SystemStanding> Read(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var place = PlaceOf(view);
        return Of(view.Version.Systems(), view.Version.SystemScores(place), view.Version.SystemParts(place, view.Month), view.Version.Verdicts(place, view.Month), view);
    }

    /// <summary>From what the page of governance has read.</summary>
    public static IReadOnlyList<SystemStanding> Of(GovernanceRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return Of(rows.Systems, rows.Scores, rows.Parts, rows.Verdicts, view);
    }

    private static IReadOnlyList<SystemStanding> Of(IReadOnlyList<SystemRow> systems, IReadOnlyList<SystemScore> scores, IReadOnlyList<SystemPart> made, IReadOnlyList<Verdict> verdicts, View view)
    {
        var words = view.Words;
        var parts = made.ToLookup(p => p.System, StringComparer.Ordinal);
        var away = verdicts.Where(v => v.Dimension.Length == 0 && v.Code == "away").Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        var judged = verdicts.Where(v => v.Dimension.Length == 0 && v.Code != "no_data").Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        var lacking = view.Version.Gaps().Where(g => g.Month == view.Month).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        double? Score(string system, DateOnly month) => scores.FirstOrDefault(s => s.System == system && s.Month == month)?.Score;
        return
        [
            .. systems.Select(s => new SystemStanding(
                s.System, words.Find("governance.brief." + s.System) ?? words.Of(s.NameZh, s.NameEn), words.Of(s.NameZh, s.NameEn), Score(s.System, view.Month),
                Score(s.System, view.Month) - Score(s.System, view.YearBefore), parts[s.System].Count(p => away.Contains(p.Id)), parts[s.System].Count(p => judged.Contains(p.Id)), parts[s.System].Count())
            {
                Lacking = Score(s.System, view.Month) is null && parts[s.System].Any(p => lacking.Contains(p.Id)),
            }),
        ];
    }

    public static TwinTable Table(IReadOnlyList<SystemStanding> rows, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(
            [words["governance.system"], words["governance.score"], words["delta.year"], words["governance.away_head"], words["wall.indicators"]],
            [.. rows.Select(r => (IReadOnlyList<TwinCell>)
            [
                r.Name, r.Score is { } score ? new TwinCell(Numbers.Digits(score, 1), score, TwinCell.Tenths) : Numbers.None, r.Moved is { } moved ? new TwinCell(Numbers.Digits(moved, 1), moved, TwinCell.Tenths) : Numbers.None,
                new TwinCell(Numbers.Whole(r.Away), r.Away), new TwinCell(Numbers.Whole(r.Indicators), r.Indicators),
            ])]);
    }
}
