using System.Diagnostics;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    private SimulationResult Result(Reform reform, int[] touched, Tally tally, long began)
    {
        var programmes = Programmes(reform, touched, tally);
        var baselinePeople = peopleByLaw;
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return new(
            population.Month, population.Persons, programmes,
            Outcome(baselinePeople, null, programmes.Sum(p => p.Baseline.CostYuan)), Outcome(tally, tally, programmes.Sum(p => p.Scenario.CostYuan)),
            tally.AllWinners, tally.AllLosers, population.Persons - tally.AllWinners - tally.AllLosers, Yuan(tally.GainFen), Yuan(tally.LossFen),
            [.. Groups(tally)], [.. Towns(tally)], [.. Bands(tally)], milliseconds)
        {
            Receiving = tally.ReceivingMillionths / LivingBase.Millionths,
            Relisted = tally.Relisted,
        };
    }

    private ProgrammeResult[] Programmes(Reform reform, int[] touched, Tally tally) =>
        [.. book.Programmes.Select((programme, i) =>
        {
            var law = byLaw[i];
            var baseline = new ProgrammeOutcome(law.Entitled, law.Unknown, law.Paid, law.Missed, Yuan(law.FenPaid) * programme.PerMonth, law.Paid + law.Wrong);
            if (!touched.Contains(i))
            {
                return new ProgrammeResult(programme, baseline, baseline, IsTold(programme));
            }

            var (after, share) = (tally.After[i], Shares(i, reform, first: false));
            var recipients = after.Paid + share.New * after.New + share.Missed * after.Missed;
            return new(programme, baseline, new(
                after.Entitled, after.Unknown, recipients,
                (1 - share.Missed) * after.Missed + (1 - share.New) * after.New,
                (Yuan(after.FenPaid) + share.New * Yuan(after.FenNew) + share.Missed * Yuan(after.FenMissed)) * programme.PerMonth, recipients + after.Wrong), IsTold(programme));
        })];

    private static double Yuan(long fen) => fen / 100.0;

    private PeopleOutcome Outcome(Tally people, Tally? change, double cost)
    {
        var income = Yuan(living.IncomeFen + (change?.IncomeFen ?? 0));
        double? head = living.Members > 0 ? income / living.Members : null;
        var poverty = living.Poverty.Select((sum, i) => living.Members > 0 ? (sum + (change?.Poverty[i] ?? 0)) / LivingBase.Millionths / living.Members : 0).ToArray();
        return new(
            people.Entitled, people.Covered + people.CoveredMillionths / LivingBase.Millionths, people.Missed + people.MissedMillionths / LivingBase.Millionths, cost,
            head / population.CityIncome, population.CityIncome - head, poverty[..3], poverty[3..]);
    }

    private IEnumerable<GroupResult> Groups(Tally tally)
    {
        for (var g = 0; g < divisions.Length; g++)
        {
            for (var c = 0; c < divisions[g].Keys.Count; c++)
            {
                var k = firstClass[g] + c;
                yield return new(divisions[g].Name, divisions[g].Keys[c], personsOfClass[k], tally.Winners[k], tally.Losers[k], Yuan(tally.Fen[k]));
            }
        }
    }

    private IEnumerable<TownResult> Towns(Tally tally) => population.Towns.Index().Where(t => t.Item != SimulationResult.Unknown).Select(t => new TownResult(
        t.Item, peopleByLaw.TownEntitled[t.Index], peopleByLaw.TownCovered[t.Index] / LivingBase.Millionths,
        peopleByLaw.TownEntitled[t.Index] + tally.TownEntitled[t.Index], (peopleByLaw.TownCovered[t.Index] + tally.TownCovered[t.Index]) / LivingBase.Millionths));

    private static IEnumerable<ChangeBand> Bands(Tally tally) =>
        tally.Bands.Select((persons, i) => new ChangeBand(i == 0 ? null : Edges[i - 1], i == Edges.Length ? null : Edges[i], persons));
}
