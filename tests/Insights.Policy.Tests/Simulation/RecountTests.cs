using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Simulation;

/// <summary>Every sum of a what-if, counted again person by person from the SQL's answers.</summary>
public sealed class RecountTests
{
    private static readonly Reform Reform = new(new Dictionary<string, decimal> { ["care_grade"] = 3, ["dibao_standard"] = 1360.8m, ["living_amount"] = 150, ["care_day_amount"] = 900, ["child_rehab_age"] = 10, ["temporary_months"] = 4 })
    {
        TakeUp = new Dictionary<string, double> { ["care_subsidy"] = 0.8, ["dibao"] = 0.25, ["care_day"] = 0.6, ["education_aid"] = 0.5, ["temporary_aid"] = 0.5 },
        Reach = new Dictionary<string, double> { ["living_subsidy"] = 0.5, ["dibao"] = 0.1, ["child_rehab"] = 0.4, ["home_modification"] = 0.3 },
    };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Sums_are_those_of_a_recount_person_by_person(int seed)
    {
        using var random = new RandomPopulation(6_000, seed, withServices: true);
        var whatIf = new WhatIf(random.Book, random.Population());
        var (result, remainder) = (whatIf.Run(Reform), whatIf.Remaining(Reform));
        var law = random.Judged(random.Book).ToDictionary(row => (long)row["person_id"]!);
        var moved = random.Enact(Reform);
        Assert.NotEmpty(moved);
        var changed = random.Judged(random.Book).ToDictionary(row => (long)row["person_id"]!);
        var people = random.Persons.Select(p => new Person(p)).ToList();
        var reformed = random.Book.Under(Reform, RandomPopulation.Month);
        foreach (var programme in random.Book.Programmes)
        {
            var p = programme.Id;
            var isTold = programme.IsRecorded || (programme.Service is not null && p != RandomPopulation.NotDelivered);
            if (isTold && !programme.IsRecorded)
            {
                // Clause by clause, those that a receipt shows taken as met.
                foreach (var x in people)
                {
                    Retell(law, random.Book, x.Row);
                    Retell(changed, reformed, moved.TryGetValue(x.Id, out var status) ? new(x.Row) { ["roster_kind"] = status } : x.Row);
                    void Retell(Dictionary<long, Dictionary<string, object?>> judged, RuleBook book, Dictionary<string, object?> facts)
                    {
                        var explained = book.Explain(p, RandomPopulation.Month, facts, x.Paid(p));
                        (judged[x.Id][p + "_entitled"], judged[x.Id][p + "_due"]) = (explained.Verdict switch { Entitlement.Entitled => true, Entitlement.NotEntitled => false, _ => null }, (double?)explained.Amount);
                    }
                }
            }

            if (!isTold)
            {
                // Nobody knows who received it: whoever the law entitles counts as paid.
                foreach (var x in people)
                {
                    x.Row[p + "_state"] = Entitled(law, x, p) ? "covered" : null;
                }
            }

            var before = people.Where(x => Entitled(law, x, p) && !x.Is(p, "doubtful")).ToHashSet();
            var after = people.Where(x => Entitled(changed, x, p) && !x.Is(p, "doubtful")).ToHashSet();
            bool Missed(Person x) => x.Is(p, "blind_spot") || (x.Is(p, "open") && before.Contains(x));
            var (today, take, reach) = ((double)before.Count(x => x.Paid(p)) / before.Count, Reform.TakeUp.GetValueOrDefault(p, -1), Reform.Reach.GetValueOrDefault(p));
            take = take < 0 ? today : take;
            var (costBefore, costAfter) = (0.0, 0.0);
            foreach (var home in programme.Unit == "household" ? people.GroupBy(x => x.Home) : people.GroupBy(x => (object)x))
            {
                var (b, a) = (home.Where(before.Contains).ToList(), home.Where(after.Contains).ToList());
                var (yuanBefore, yuanAfter) = (b.Count > 0 ? Due(law, b[0], p) * programme.PerMonth : 0, a.Count > 0 ? Due(changed, a[0], p) * programme.PerMonth : 0);
                var paidAfter = a.Any(x => x.Paid(p));
                costBefore += b.Any(x => x.Paid(p)) ? yuanBefore : 0;
                var chance = paidAfter ? 1 : a.Any(x => !before.Contains(x)) ? take : a.Any(x => Missed(x)) ? reach : 0;
                costAfter += yuanAfter * chance;
                foreach (var x in home)
                {
                    var isNew = after.Contains(x) && !before.Contains(x) && !x.Paid(p);
                    var isMissed = after.Contains(x) && Missed(x);
                    var share = a.Count > 0 && after.Contains(x) ? yuanAfter / a.Count : 0;
                    var holds = x.Paid(p) && before.Contains(x) ? yuanBefore / b.Count : 0;
                    if (after.Contains(x) && programme.IsRecorded)
                    {
                        x.EntitledAfter = true;
                        x.Chance *= x.Paid(p) ? 1 : isNew ? take : isMissed ? reach : 0;
                        x.Missable |= isNew || isMissed;
                        x.Reached *= isNew ? take : isMissed ? reach : 1;
                        x.Found *= isMissed ? reach : 1;
                        if (!x.Paid(p) && !isNew && !isMissed)
                        {
                            x.Held.Add((string?)x.Row[p + "_state"]);
                        }
                    }

                    if (x.Paid(p) ? before.Contains(x) : isNew || (isMissed && reach > 0))
                    {
                        x.Change += share - holds;
                        var come = x.Paid(p) || paidAfter && programme.Unit == "household" ? 1 : isNew ? take : reach;
                        x.NoGain *= share > holds ? 1 - come : 1;
                        var expected = share * come - holds;
                        x.Expected += expected;
                        x.Income += programme.IsIncome ? expected : 0;
                    }
                }
            }

            var told = result.Programmes.Single(r => r.Programme.Id == p);
            Assert.Equal((before.Count, after.Count), (told.Baseline.Entitled, told.Scenario.Entitled));
            Assert.Equal(people.Count(x => law[x.Id][p + "_entitled"] is null && !x.Paid(p)) + people.Count(x => Entitled(law, x, p) && x.Is(p, "doubtful")), told.Baseline.Unknown);
            Assert.Equal(before.Count(x => x.Paid(p)), told.Baseline.Recipients);
            Assert.Equal((isTold, people.Count(x => x.Paid(p)), before.Count(Missed)), (told.IsTold, (int)told.Baseline.Paid, (int)told.Baseline.Missed));

            // The kernel sums in fen: half a fen for each person at most.
            Assert.Equal(costBefore, told.Baseline.CostYuan, 0.005 * before.Count + 1e-6);
            Assert.Equal(costAfter, told.Scenario.CostYuan, 0.005 * after.Count + 1e-6);
            var (fresh, missed) = (after.Count(x => !before.Contains(x) && !x.Paid(p)), after.Count(x => Missed(x)));
            Assert.Equal(after.Count(x => x.Paid(p)) + take * fresh + reach * missed, told.Scenario.Recipients, 6);
            Assert.Equal((1 - reach) * missed + (1 - take) * fresh, told.Scenario.Missed, 6);

            // Who remains: class by class, together those who are entitled and do not receive.
            var remaining = remainder.Programmes.Single(r => r.Programme.Id == p).Remaining;
            Assert.Equal(told.Scenario.Entitled - told.Scenario.Recipients, remaining.Total, 9);
            Assert.Equal(told.Scenario.Unknown, remaining.Doubtful + remaining.Unjudged);
            Assert.Equal(((1 - reach) * missed, (1 - take) * fresh), (remaining.Missed, remaining.Unclaimed));
            int Held(string state) => after.Count(x => before.Contains(x) && x.Is(p, state));
            Assert.Equal((Held("in_process"), Held("declined"), 0), (remaining.InProcess, remaining.Declined, remaining.Untold));
            Assert.Equal(people.Count(x => !x.Paid(p) && x.Is(p, "doubtful") && changed[x.Id][p + "_entitled"] is not false), remaining.Doubtful);
        }

        Assert.Equal(result.Programmes.Sum(r => r.Scenario.CostYuan), result.Payers.Sum(r => r.ScenarioYuan), 2);
        Assert.Equal(result.Programmes.Sum(r => r.Baseline.CostYuan), result.Payers.Sum(r => r.BaselineYuan), 2);
        Assert.Equal(people.Count(x => x.EntitledAfter), result.Scenario.Entitled);
        Assert.Equal(people.Where(x => x.EntitledAfter).Sum(x => x.Chance), result.Scenario.Covered, 2);
        Assert.Equal(people.Where(x => x.Missable).Sum(x => 1 - x.Reached), result.Scenario.Missed, 2);
        var left = people.Where(x => x.EntitledAfter && x.Held.Count == 0).ToList();
        Assert.Equal(result.Scenario.Entitled - result.Scenario.Covered, remainder.People.Total, 9);
        Assert.Equal((people.Count(x => x.Held.Contains("declined")), people.Count(x => x.Held.Contains("in_process") && !x.Held.Contains("declined")), 0),
            (remainder.People.Declined, remainder.People.InProcess, remainder.People.Untold));
        Assert.Equal(left.Sum(x => 1 - x.Found), remainder.People.Missed, 3);
        Assert.Equal(left.Sum(x => x.Found - x.Reached), remainder.People.Unclaimed, 3);
        Assert.All([remainder.People.Missed, remainder.People.Unclaimed, remainder.People.InProcess, remainder.People.Declined, remainder.People.Doubtful, remainder.People.Unjudged], n => Assert.True(n > 0));
        Assert.Equal((people.Count(x => x.Change > 1e-7), people.Count(x => x.Change < -1e-7)), (result.Winners, result.Losers));
        Assert.Equal(people.Count, result.Winners + result.Losers + result.Unchanged);
        Assert.Equal(people.Where(x => x.Change > 1e-7).Sum(x => 1 - x.NoGain), result.Receiving, 2);
        Assert.Equal(moved.Count, result.Relisted);
        Assert.InRange(result.Receiving, 1, result.Winners - 1);
        Assert.Equal(people.Sum(x => x.Expected), result.GainYuan - result.LossYuan, 2.0);
        Assert.Equal(result.Winners + result.Losers, result.Bands.Sum(b => b.Persons));
        foreach (var division in result.Groups.GroupBy(g => g.Division))
        {
            Assert.Equal((result.Population, result.Winners, result.Losers), (division.Sum(g => g.Persons), division.Sum(g => g.Winners), division.Sum(g => g.Losers)));
            Assert.Equal(result.Population, DisclosureControl.Persons([.. division], result.Population).Sum());
        }

        Assert.Equal(["age", "category", "grade", "home", "household", "sex", "town"], result.Groups.Select(g => g.Division).Distinct().Order(StringComparer.Ordinal));
        foreach (var (division, column) in new[] { ("home", "home_type"), ("town", "town") })
        {
            var classes = people.GroupBy(x => x.Row.GetValueOrDefault(column) as string ?? SimulationResult.Unknown).ToList();
            Assert.Contains(classes, c => c.Key == SimulationResult.Unknown);
            foreach (var c in classes)
            {
                var told = result.Groups.Single(g => g.Division == division && g.Key == c.Key);
                Assert.Equal((c.Count(), c.Count(x => x.Change > 1e-7), c.Count(x => x.Change < -1e-7)), (told.Persons, told.Winners, told.Losers));
            }
        }

        // Only those of a known town are told by town.
        Assert.Equal(people.Where(x => x.Row["town"] is not null && x.EntitledAfter).GroupBy(x => (string)x.Row["town"]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, (double)g.Count())),
            result.Towns.OrderBy(t => t.Town, StringComparer.Ordinal).Select(t => (t.Town, t.EntitledAfter)));

        Poverty(people, random, result);
    }

    private static void Poverty(List<Person> people, RandomPopulation random, SimulationResult result)
    {
        var line = (double)random.Book.Parameters.Single(p => p.Id == "dibao_standard").In(RandomPopulation.Month)!.Value;
        var homes = people.GroupBy(x => x.Home).Where(h => h.First().Row.GetValueOrDefault("living_income") is not null)
            .Select(h => (Income: (double)h.First().Row["living_income"]!, Change: h.Sum(x => x.Income), Members: (int)h.First().Row["living_members"]!)).ToList();
        Assert.Equal(homes.Sum(h => h.Income + h.Change) / homes.Sum(h => h.Members) / 6000, result.Scenario.LivingRatio!.Value, 6);
        Assert.Equal(homes.Sum(h => h.Income) / homes.Sum(h => h.Members) / 6000, result.Baseline.LivingRatio!.Value, 9);
        for (var alpha = 0; alpha < 3; alpha++)
        {
            double Fgt(double at) => homes.Where(h => (h.Income + h.Change) / h.Members < at).Sum(h => h.Members * Math.Pow((at - (h.Income + h.Change) / h.Members) / at, alpha)) / homes.Sum(h => h.Members);
            Assert.Equal(Fgt(line), result.Scenario.Poverty[alpha], 4);
            Assert.Equal(Fgt(1.5 * line), result.Scenario.EdgePoverty[alpha], 4);
        }
    }

    private static bool Entitled(Dictionary<long, Dictionary<string, object?>> judged, Person person, string p) => judged[person.Id][p + "_entitled"] is true;

    private static double Due(Dictionary<long, Dictionary<string, object?>> judged, Person person, string p) => (double?)judged[person.Id][p + "_due"] ?? 0;

    private sealed class Person(Dictionary<string, object?> row)
    {
        public Dictionary<string, object?> Row => row;

        public long Id => (long)row["person_id"]!;

        public object Home => row["household_id"] ?? "alone " + Id;

        public bool EntitledAfter { get; set; }

        public bool Missable { get; set; }

        public double Chance { get; set; } = 1;

        public double Reached { get; set; } = 1;

        public double Found { get; set; } = 1;

        /// <summary>What the registers say where the person is entitled and neither paid, new nor missed.</summary>
        public List<string?> Held { get; } = [];

        public double Change { get; set; }

        public double Expected { get; set; }

        public double NoGain { get; set; } = 1;

        public double Income { get; set; }

        public bool Is(string p, string state) => row[p + "_state"] as string == state;

        public bool Paid(string p) => row[p + "_state"] as string is "covered" or "wrongly_paid" or "unknown_paid" or "received";
    }
}
