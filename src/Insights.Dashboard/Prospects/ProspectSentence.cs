using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Prospects;

/// <summary>How many indicators will be in time, and how far the outlooks can be trusted.</summary>
public static class ProspectSentence
{
    public static string Say(Prospects rows, Words words)
    {
        var (aimed, tried) = (rows.Of("target").ToList(), rows.All.Where(p => p.Better is not null).ToList());
        var held = rows.All.Select(p => p.Summary?.BacktestHits).OfType<double>().ToList();
        int Beats(Func<OutlookSummary, double?> rule) => tried.Count(p => p.Summary is { } s && s.BacktestMae <= rule(s));
        return Phrase.Sentence(
            words,
            words.Say("outlook.say_count", rows.All.Count(p => p.Ahead.Count > 0), rows.All.Count),
            aimed.Count == 0 ? null : words.Say("outlook.say_in_time", aimed.Count, aimed.Count(p => p.Chance >= 0.5)),
            tried.Count == 0 ? null : words.Say("outlook.say_tried", tried.Count, Beats(s => s.NaiveMae), Beats(s => s.StillMae), Beats(s => s.LineMae)),
            held.Count == 0 ? null : words.Say("outlook.say_held", Numbers.Percent(held.Average(), 0)));
    }

    /// <summary>Where one indicator goes: in a year, when it meets its target, with what chance, and how wrong the method was.</summary>
    public static string Of(Prospect p, Words words) => Phrase.Sentence(
        words,
        p.InAYear is { } year
            ? year.Lower80 is null ? words.Say("outlook.say_still", p.Text(year.Mean, words)) : words.Say("outlook.say_year", p.Text(year.Mean, words), p.Range(year.Lower80, year.Upper80, words))
            : null,
        p.Summary switch
        {
            { Note: "outlook", Reaches: { } month, Target: { } goal, Due: { } due } =>
                words.Say("outlook.say_reach", words.Months.Long(month), Range(p.Summary, words, words.Months.Long), words.Months.Long(due), CellText.Value(goal, p.Card, words)),
            { Note: "beyond_horizon", Target: { } goal, Due: { } due } => words.Say("outlook.say_not", p.Ahead.Count / 12, words.Months.Long(due), CellText.Value(goal, p.Card, words)),
            _ => null,
        },
        p.Chance is { } chance && p.Summary?.Note != "at_target" ? words.Say("outlook.say_chance", Numbers.Chance(chance)) : null,
        p.Better is not null && p.Summary is { BacktestMae: { } own, NaiveMae: { } naive, StillMae: { } still, LineMae: { } line }
            ? words.Say("outlook.say_error", p.Error(own, words), p.Error(naive, words), p.Error(still, words), p.Error(line, words))
            : null);

    /// <summary>When the outlook meets its target, for a column of a table; in words where it does not.</summary>
    public static string Reach(Prospect p, Words words) => p.Summary switch
    {
        null => words["outlook.none"],
        { Note: "at_target" } => words["outlook.at_target"],
        { Reaches: { } month } => Months.Code(month),
        { Note: { } note } when p.Ahead.Count == 0 => words.Find("outlook.note_" + note) ?? words["outlook.none"],
        { Target: null } => Numbers.None,
        { Note: "still" } => words["outlook.note_still"],
        _ => words.Say("outlook.beyond", p.Ahead.Count / 12),
    };

    /// <summary>The 80 % interval of the date; an open end where it lies beyond the outlook.</summary>
    public static string ReachRange(Prospect p, Words words) => Range(p.Summary, words, Months.Code);

    internal static string Range(OutlookSummary? summary, Words words, Func<DateOnly, string> form) => summary switch
    {
        null or { Target: null } or { Note: "at_target" } or { ReachesLower: null, ReachesUpper: null } => string.Empty,
        { ReachesLower: var early, ReachesUpper: var late } =>
            $"{(early is { } from ? form(from) : words["outlook.open"])} – {(late is { } to ? form(to) : words["outlook.open"])}",
    };
}
