using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>Income or consumption of holders' households a head and month beside the city's.</summary>
/// <param name="Own">Its interval is also that of the gap, since the city's average is taken as it is.</param>
/// <param name="Before">The ratio a year earlier.</param>
public sealed record Against(string Name, Card RatioCard, Cell? Own, Cell? Ratio, Cell? Gap, Cell? Before)
{
    public double? City => Own?.Value + Gap?.Value;
}

/// <summary>Income and consumption in two rows that read alike: level, the city's, ratio and gap with their intervals, people behind them.</summary>
/// <param name="Stand">Whose published share of consumption in income stands in for the city's, and of which year; null where none does.</param>
public sealed record AgainstRows(IReadOnlyList<Against> All, (string Area, string Period)? Stand)
{
    private static readonly string[] Widest = ["441900", "440000", "100000"];

    public static AgainstRows Read(View view, LivingRows rows)
    {
        Against Of(string name, string own, string ratio, string gap) =>
            new(view.Words[name], view.Cards[ratio], rows.Now(view, own), rows.Now(view, ratio), rows.Now(view, gap), rows.Year(view, ratio));
        var published = view.Version.Statistics().Where(s => s.Value is not null).ToLookup(s => s.Name);
        var incomes = published["disposable_income_per_head"].Select(s => (s.Area, s.Period)).ToHashSet();
        var stand = published["consumption_per_head"].Where(s => incomes.Contains((s.Area, s.Period)) && Widest.Contains(s.Area)).Select(s => (s.Area, s.Period)).ToList();
        return new(
            [Of("living.income", "income_per_head", "living_ratio", "living_gap_yuan"), Of("living.consumption", "consumption_per_head", "consumption_ratio", "consumption_gap_yuan")],
            stand.Count == 0 ? null : stand.OrderByDescending(s => s.Area, StringComparer.Ordinal).ThenByDescending(s => s.Period, StringComparer.Ordinal).First());
    }

    public bool Shown => All.Any(a => a.Ratio?.Value is not null);

    public string Say(Words words) => Phrase.Sentence(words, [.. All.Where(a => a is { Ratio.Value: not null, Gap.Value: not null }).Select(a =>
        words.Say("living.against_say", Phrase.Within(a.Name), Numbers.Percent(a.Ratio!.Value!.Value), words.Numbers.Count(Math.Abs(a.Gap!.Value!.Value)), words[a.Gap.Value < 0 ? "living.against_more" : "living.against_less"]))]);

    public TwinTable Table(View view)
    {
        var words = view.Words;
        TwinCell Lacking() => TwinCell.Lacking(words["living.against_lacks"]);
        TwinCell Yuan(double? yuan) => yuan is { } v ? new TwinCell(Numbers.Whole(v), v) : Lacking();
        TwinCell Percent(double? share) => share is { } v ? new TwinCell(Numbers.Percent(v) + "%", v) : Lacking();
        return new(
            [
                words["living.against_what"], words["living.against_own"], words["living.against_city"], words["living.against_ratio"], words["leave.low"], words["leave.high"], words["living.against_year"],
                words["living.against_gap"], words["leave.low"], words["leave.high"], words["col.people"],
            ],
            [.. All.Select(a => (IReadOnlyList<TwinCell>)
            [
                a.Name, Yuan(a.Own?.Value), Yuan(a.City), Percent(a.Ratio?.Value), Percent(a.Ratio?.Lower95), Percent(a.Ratio?.Upper95),
                a.RatioCard.Unit.Between(a.Before?.Value, a.Ratio?.Value) is { } moved ? new TwinCell(SpendingRows.Signed(moved), moved * 100, TwinCell.Tenths) : Lacking(),
                Yuan(a.Gap?.Value), Yuan(a.City - a.Own?.Upper95), Yuan(a.City - a.Own?.Lower95), Yuan(a.Own?.Denominator),
            ])]);
    }

    /// <summary>How the numbers come about, and what the city does not publish.</summary>
    public string Method(View view) => Phrase.Sentence(
        view.Words, view.Words["living.against_method"],
        Stand is { } stand && stand.Area != view.Places.City.Code ? view.Words.Say("living.against_stand", view.Words.Code("area", stand.Area), stand.Period) : null,
        CityAverage.Told(view) is null ? null : view.Words["living.against_assumed"]);
}
