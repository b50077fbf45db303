using Insights.Dashboard.Charts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Seeking;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Sentences;

/// <summary>A goal's answer in plain words: whether it is met, by which plan, at what cost, and what stands in the way.</summary>
public static class GoalSentence
{
    public static string Say(SeekAnswer answer, View view)
    {
        var words = view.Words;
        var plan = answer.Best ?? answer.Nearest!;
        return Phrase.Sentence(
            words, words[answer.Best is null ? "seek.say.unmet" : "seek.say.met"],
            plan.At.SequenceEqual(answer.Law.At) ? words["seek.say.law"] : Plan(answer, plan, view),
            words.Say(plan.CostYuan >= 0 ? "whatif.costs" : "whatif.saves", words.Numbers.Yuan(Math.Abs(DisclosureControl.Yuan(plan.CostYuan, DisclosureControl.Threshold) ?? 0))),
            words.Say("seek.say.outcome", Numbers.Percent(plan.Coverage), Numbers.Percent(plan.Ratio, 2)));
    }

    /// <summary>The whole frontier in one sentence.</summary>
    public static string Frontier(SeekAnswer answer, Words words)
    {
        var (first, last) = (answer.Frontier[0], answer.Frontier[^1]);
        var most = answer.Frontier.MaxBy(p => p.Coverage)!;
        return Phrase.Sentence(
            words, words.Say("seek.say.frontier", answer.Frontier.Count, answer.Tried),
            words.Say("seek.say.most", Numbers.Percent(most.Coverage), FrontierChart.Cost(most, words)),
            words.Say("seek.say.span", FrontierChart.Cost(first, words), FrontierChart.Cost(last, words)));
    }

    /// <summary>“低保标准 1,260 → 1,400；…”: only the levers that move.</summary>
    public static string Plan(SeekAnswer answer, SeekPoint point, View view)
    {
        var words = view.Words;
        var moved = answer.Levers.Select((lever, i) => (lever, i)).Where(one => point.At[one.i] != one.lever.Law).Select(one => Set(one.lever, point.At[one.i], words)).ToList();
        return moved.Count == 0 ? words["seek.law"] : words.List(moved);
    }

    /// <summary>What stands in the way of an unmet goal, or what holds a met one where it is; null for a bound that does not bind.</summary>
    public static string? Obstacle(SeekObstacle o, bool met, Words words)
    {
        if (!o.Binds)
        {
            return null;
        }

        var name = words["seek.bound." + o.Bound];
        var bound = o.Bound == SeekBound.Losers ? name : $"{name} {Measure(o.Bound, o.Asked, words)}";
        var unreachable = SeekGoal.IsCeiling(o.Bound) ? o.Alone > o.Asked : o.Alone < o.Asked;
        return met ? words.Say("seek.binds.met", bound)
            : unreachable ? words.Say("seek.binds.alone", bound, Measure(o.Bound, o.Alone, words))
            : words.Say("seek.binds.others", bound, Measure(o.Bound, o.Nearest ?? o.Alone, words));
    }

    /// <summary>Of the people who remain, how many a lever would move and how many none here does.</summary>
    public static string Remaining(Remaining remaining, Words words)
    {
        var (total, classes) = DisclosureControl.Remaining(remaining);
        if (total == 0)
        {
            return Phrase.Sentence(words, words["seek.remain.nobody"], Beside(remaining, words));
        }

        string Sum(Func<RemainingClass, bool> some) => classes.Where(c => some(c.Class)).Select(c => c.Persons).Aggregate((double?)0, (sum, persons) => sum + persons) is { } shown ? words.Numbers.Count(shown) : Numbers.Withheld;
        return Phrase.Sentence(
            words, words.Say("seek.remain.say", total is { } all ? words.Numbers.Count(all) : Numbers.Withheld),
            words.Say("seek.remain.say.reach", Sum(c => c == RemainingClass.Missed)),
            words.Say("seek.remain.say.take", Sum(c => c == RemainingClass.Unclaimed)),
            words.Say("seek.remain.say.none", Sum(c => !Policy.Simulation.Remaining.IsMoved(c))),
            Beside(remaining, words));
    }

    private static string? Beside(Remaining remaining, Words words) => remaining.Doubtful + remaining.Unjudged > 0
        ? words.Say("seek.remain.say.beside", People(remaining.Doubtful, words), People(remaining.Unjudged, words)) : null;

    /// <summary>A lever's name and value.</summary>
    public static string Set(SeekLever lever, int at, Words words) => $"{Name(lever, words)} {Value(lever, at, words)}";

    public static string Value(SeekLever lever, int at, Words words) => lever.Values[at] is not { } value ? words["seek.as_today"]
        : lever.Kind == SeekLeverKind.Parameter ? WhatIf.Lever.Told(value, lever.Unit, words) : Numbers.Percent((double)value, 0) + "%";

    /// <summary>The unit to stand beside a lever's name; null where it has none or its values say it.</summary>
    public static string? Unit(SeekLever lever, Words words) => lever.Unit.Length == 0 || WhatIf.Lever.TellsUnit(lever.Unit) ? null : words.Code("unit_of", lever.Unit);

    public static string Name(SeekLever lever, Words words)
    {
        ArgumentNullException.ThrowIfNull(lever);
        var known = lever.Name is { } name ? words.Of(name.Zh, name.En) : null;
        return lever.Kind switch
        {
            SeekLeverKind.Parameter => known ?? lever.Subject,
            SeekLeverKind.Reach => words["whatif.reach"] + Of(known),
            _ => words["whatif.take"] + Of(known),
        };

        string Of(string? programme) => programme is null ? string.Empty : words.Say("seek.of", programme);
    }

    public static string People(double count, Words words) => DisclosureControl.Count(count) is { } shown ? words.Numbers.Count(shown) : Numbers.Withheld;

    private static string Measure(SeekBound bound, double value, Words words) => bound switch
    {
        SeekBound.Cost => words.Numbers.Yuan(DisclosureControl.Yuan(value, DisclosureControl.Threshold) ?? 0).ToString(),
        SeekBound.Losers => People(value, words),
        // Less than all is never told as 100.0 %.
        _ => Numbers.Percent(value, bound == SeekBound.Ratio || value is >= 0.9995 and < 1 ? 2 : 1) + "%",
    };
}
