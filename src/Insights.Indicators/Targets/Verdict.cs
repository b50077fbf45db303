using Insights.Indicators.Cards;

namespace Insights.Indicators.Targets;

/// <summary>Whether an indicator moves fast enough (design/measures.md, "Targets and verdicts"); the bounds follow the United Nations' progress chart.</summary>
/// <param name="Code">reached, on_track, slow, still, away or no_data.</param>
/// <param name="Actual">Pace since the base, per year: a growth rate, or a difference (points of the value).</param>
/// <param name="Required">Pace from the base to the target, per year, in the same form; zero where the base is already there.</param>
public sealed record Verdict(string Code, double? Actual, double? Required)
{
    /// <summary>Fewer months than this since the base say nothing about the pace.</summary>
    public const int LeastMonths = 6;

    /// <summary>Actual ÷ required pace from here on is on track.</summary>
    public const double OnTrack = 0.95;

    /// <summary>Actual ÷ required pace within ± this is standing still.</summary>
    public const double Still = 0.10;

    /// <summary>
    /// Judges one value. A pace by ratio needs base, value and target above zero and falls back to differences where one is not; a target that is missed on its date is
    /// at best slow; what has come back from beyond the target is moving away.
    /// </summary>
    /// <param name="up">Whether more is better.</param>
    /// <param name="byRatio">Growth rates instead of differences.</param>
    public static Verdict Judge(bool up, bool byRatio, DateOnly baseMonth, double? baseValue, DateOnly month, double? value, DateOnly due, double target)
    {
        if (value is not { } now)
        {
            return new("no_data", null, null);
        }

        var reached = up ? now >= target : now <= target;
        var elapsed = Months(baseMonth, month) / 12.0;
        var whole = Months(baseMonth, due) / 12.0;
        if (baseValue is not { } start || elapsed * 12 < LeastMonths || whole <= 0)
        {
            return new(reached ? "reached" : "no_data", null, null);
        }

        var ratio = byRatio && start > 0 && now > 0 && target > 0;
        var actual = ratio ? Math.Pow(now / start, 1 / elapsed) - 1 : (now - start) / elapsed;
        var required = (up ? start >= target : start <= target) ? 0 : ratio ? Math.Pow(target / start, 1 / whole) - 1 : (target - start) / whole;
        return new(reached ? "reached" : Compare(actual, required, month > due), actual, required);
    }

    private static string Compare(double actual, double required, bool late)
    {
        if (required == 0)
        {
            return "away";
        }

        var pace = actual / required;
        return pace >= OnTrack ? late ? "slow" : "on_track" : pace >= Still ? "slow" : pace > -Still ? "still" : "away";
    }

    private static int Months(DateOnly from, DateOnly to) => 12 * (to.Year - from.Year) + to.Month - from.Month;

    internal static bool ByRatio(Card card) => card.Targets?.Pace == "ratio";
}
