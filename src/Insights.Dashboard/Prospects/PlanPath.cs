using Insights.Dashboard.Cards;
using Insights.Dashboard.Wording;
using Insights.Policy.Ageing;
using Insights.Policy.Simulation;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Prospects;

/// <summary>One indicator's prospect under the law and under a plan.</summary>
public sealed record PlanProspect(Prospect Law, Prospect Plan);

/// <summary>
/// Outlooks moved by a plan: what the what-if finds between plan and law in the month that it judges in each year, on a straight line between those months,
/// all of it from the plan's first month on and nothing before. The intervals move along; they are the outlook's own. Of the whole city alone.
/// </summary>
public static class PlanPath
{
    private const int MonthsAYear = 12;

    // Half the width of an 80 % interval in standard deviations.
    private const double Deviations80 = 1.2815515655446004;

    private static readonly Dictionary<string, Func<PeopleOutcome, double?>> Judged = new(StringComparer.Ordinal)
    {
        ["entitled"] = p => p.Entitled,
        ["covered"] = p => p.Covered,
        ["missed"] = p => p.Missed,
        ["coverage"] = p => p.Coverage,
        ["living_ratio"] = p => p.LivingRatio,
        ["living_gap_yuan"] = p => p.GapYuan,
        ["poverty_headcount"] = p => p.Poverty[0],
        ["edge_headcount"] = p => p.EdgePoverty[0],
    };

    /// <summary>Those indicators whose outlook the plan moves, in the order given.</summary>
    /// <param name="now">The month from which the outlooks and the plan's years start.</param>
    public static IReadOnlyList<PlanProspect> Of(Prospects all, YearsOutlook years, DateOnly now)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(years);
        return [.. from law in all.All
                   where law.Ahead.Count > 0 && Judged.ContainsKey(law.Card.Id)
                   let added = Added(law.Card, years, now)
                   where law.Ahead.Any(o => added(Months.Between(now, o.Month)) != 0)
                   select new PlanProspect(law, Moved(law, added, now))];
    }

    /// <summary>What the plan adds so many months ahead: people in tens, rates in thousandths, yuan whole, as on the what-if's own pages.</summary>
    private static Func<int, double> Added(Card card, YearsOutlook years, DateOnly now)
    {
        var start = Months.Between(now, years.From);
        var knots = years.Years.Select((y, k) => (At: k * MonthsAYear, By: Difference(card, y))).Where(k => k.At >= start).ToList();
        return ahead =>
        {
            if (ahead < start || knots.Count == 0)
            {
                return 0;
            }

            var after = knots.FindIndex(k => k.At >= ahead);
            return after switch
            {
                0 => knots[0].By,
                -1 => knots[^1].By,
                _ => knots[after - 1].By + (knots[after].By - knots[after - 1].By) * (ahead - knots[after - 1].At) / (knots[after].At - knots[after - 1].At),
            };
        };
    }

    private static double Difference(Card card, YearResult year)
    {
        var of = Judged[card.Id];
        if (year.MonthsInForce == 0 || of(year.Result.Scenario) is not { } plan || of(year.Result.Baseline) is not { } law)
        {
            return 0;
        }

        var by = plan - law;
        return card.Unit switch
        {
            Unit.Share => Math.Round(by, 3),
            Unit.People => Math.Sign(by) * (DisclosureControl.Count(Math.Abs(by)) ?? 0),
            _ => Math.Round(by),
        };
    }

    private static Prospect Moved(Prospect law, Func<int, double> added, DateOnly now)
    {
        List<Outlook> ahead = [.. law.Ahead.Select(o =>
        {
            var by = added(Months.Between(now, o.Month));
            double Move(double value) => law.Card.Unit switch { Unit.Share => Math.Clamp(value + by, 0, 1), Unit.People => Math.Max(0, value + by), _ => value + by };
            return o with
            {
                Mean = Move(o.Mean), Lower80 = o.Lower80 is { } l80 ? Move(l80) : null, Upper80 = o.Upper80 is { } u80 ? Move(u80) : null,
                Lower95 = o.Lower95 is { } l95 ? Move(l95) : null, Upper95 = o.Upper95 is { } u95 ? Move(u95) : null,
            };
        })];
        return law with { Ahead = ahead, Summary = Summary(law, ahead) };
    }

    /// <summary>When the moved outlook meets the target and with what chance it does in time; as published where there is no target or it is met already.</summary>
    private static OutlookSummary? Summary(Prospect law, IReadOnlyList<Outlook> ahead)
    {
        if (law.Summary is not { Target: { } target, Note: not "at_target" } summary || law.Card.HigherIsBetter is not { } rising)
        {
            return law.Summary;
        }

        var bound = TargetBound.Of(target, rising, law.Card.Unit == Unit.People, law.Card.Unit == Unit.Share);
        DateOnly? First(Func<Outlook, double?> of) => ahead.FirstOrDefault(o => rising ? of(o) >= bound : of(o) <= bound)?.Month;
        var reaches = First(o => o.Mean);
        return summary with
        {
            Reaches = reaches,
            ReachesLower = First(o => rising ? o.Upper80 : o.Lower80),
            ReachesUpper = First(o => rising ? o.Lower80 : o.Upper80),
            ProbabilityInTime = Chance(summary, law.Ahead, bound, rising) is { } before && Chance(summary, ahead, bound, rising) is { } after
                ? Math.Clamp(summary.ProbabilityInTime!.Value + after - before, 0, 1) : summary.ProbabilityInTime,
            Note = reaches is null ? "beyond_horizon" : "outlook",
        };
    }

    /// <summary>
    /// That the value of the month due reaches the bound, by two half normal curves, each as wide as its side of the 80 % interval. It is only used for what a plan
    /// adds to the published chance, which comes from the errors themselves.
    /// </summary>
    private static double? Chance(OutlookSummary summary, IReadOnlyList<Outlook> ahead, double bound, bool rising)
    {
        if (summary.ProbabilityInTime is null || ahead.FirstOrDefault(o => o.Month == summary.Due) is not { } at)
        {
            return null;
        }

        var half = bound < at.Mean ? at.Mean - at.Lower80 : at.Upper80 - at.Mean;
        if (half is not { } width)
        {
            return null;
        }

        var below = width > 0 ? Normal((bound - at.Mean) / (width / Deviations80)) : at.Mean <= bound ? 1 : 0;
        return rising ? 1 - below : below;
    }

    /// <summary>The standard normal distribution function, to 7.5e-8 (Abramowitz and Stegun, 1964, 26.2.17).</summary>
    private static double Normal(double z)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(z));
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}
