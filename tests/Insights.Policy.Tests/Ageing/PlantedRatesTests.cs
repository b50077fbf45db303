using Insights.Policy.Ageing;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;

namespace Insights.Policy.Tests.Ageing;

/// <summary>What is planted is found again: counts lie within five standard deviations of the planted rate, or are exact where the rate leaves no choice.</summary>
public sealed class PlantedRatesTests
{
    private static readonly Func<Dictionary<string, object?>, bool> Living = p => Present(p) && p["age"] is not null;

    private static bool Present(Dictionary<string, object?> p) => (bool?)p["alive"] == true && (bool?)p["in_hukou"] == true;

    private static void Near(double expected, double share, long actual)
    {
        var deviation = 5 * Math.Sqrt(expected * share * (1 - share)) + 1;
        Assert.InRange(actual, expected * share - deviation, expected * share + deviation);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    public void So_many_die_and_move_as_was_planted(double share)
    {
        using var random = new RandomPopulation(6_000, 21);
        var year = Years.Ahead(random, Years.Rates(0, ("death", share), ("moved", 0.05))).Look(Years.Grade3, Years.From, 1).Years[1];
        var living = random.Persons.Count(Living);
        Near(living, share, year.Events.Deaths);
        Near(random.Persons.Count(Present) - year.Events.Deaths, 0.05, year.Events.Moves);
        Assert.Equal(random.Persons.Count(p => Present(p) && (bool?)p["cert_valid"] == true), year.Holders + Gone());

        long Gone() => random.Persons.Count(p => Present(p) && (bool?)p["cert_valid"] == true) - year.Holders;
        Assert.InRange(Gone(), 1, year.Events.Deaths + year.Events.Moves);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void The_dead_and_those_who_moved_leave_the_register_and_its_classes_when_they_are_no_longer_paid(double stopped)
    {
        using var random = new RandomPopulation(6_000, 27);
        var years = Years.Ahead(random, Years.Rates(0, ("death", 0.1), ("moved", 0.05), ("new", 0.04), ("stopped", stopped), ("ended", stopped)), isNew: 0.1).Look(Years.Grade3, Years.From, 3).Years;
        foreach (var (before, after) in years.Zip(years.Skip(1)))
        {
            var (expected, gone) = (before.Result.Population + after.Events.NewHolders, after.Events.Deaths + after.Events.Moves);
            Assert.True(gone > 100);
            Assert.InRange(after.Result.Population, expected - gone, stopped == 1 ? expected - gone : expected - 1);
            Assert.True(stopped == 1 || after.Result.Population > expected - gone);
            Assert.All(after.Result.Groups.GroupBy(g => g.Division).Where(d => d.Key != "town"), d => Assert.Equal(after.Result.Population, d.Sum(g => g.Persons)));
        }
    }

    /// <summary>New holders are of the ages of those who came in the last year, not of the stock: where only infants came, the years ahead get infants, and as many fewer old people as they would have got.</summary>
    [Fact]
    public void Who_comes_in_is_as_old_as_those_who_came_in_the_last_year()
    {
        using var random = new RandomPopulation(6_000, 29, missing: 0);
        var (infants, old) = (Came(p => Convert.ToInt32(p["age"]) == 0), Came(p => Convert.ToInt32(p["age"]) >= 60));
        var came = infants.Skip(1).Sum(y => y.Events.NewHolders);
        Assert.Equal(came, old.Skip(1).Sum(y => y.Events.NewHolders));
        Assert.True(came > 500, $"{came}");
        Assert.Equal(came, Persons(infants, "0-6") - Persons(old, "0-6"));
        Assert.Equal(-came, Persons(infants, "60+") - Persons(old, "60+"));
        Assert.Equal((0, 0), (Persons(infants, "7-17") - Persons(old, "7-17"), Persons(infants, "18-59") - Persons(old, "18-59")));

        // Without newcomers of their age children thin out as they grow up.
        Assert.True(Persons(old, "0-6") < old[0].Result.Groups.Single(g => g is { Division: "age", Key: "0-6" }).Persons);

        long Persons(IReadOnlyList<YearResult> years, string age) => years[^1].Result.Groups.Single(g => g.Division == "age" && g.Key == age).Persons;

        IReadOnlyList<YearResult> Came(Func<Dictionary<string, object?>, bool> who)
        {
            var people = Years.People(random);
            people["is_new"] = new("is_new", [.. random.Persons.Select(p => who(p) ? 1.0 : 0)], null, []);
            return new YearsAhead(new WhatIf(random.Book, random.Population()), people, Years.Rates(0, ("new", 0.05))).Look(Years.Grade3, Years.From, 3).Years;
        }
    }

    [Fact]
    public void A_household_is_paid_once_also_where_one_of_its_members_has_left()
    {
        using var random = new RandomPopulation(6_000, 28);
        var all = random.Population();
        var whatIf = new WhatIf(random.Book, all);
        var (entitled, present, left) = (whatIf.EntitledByLaw["dibao"], (ulong[])all.Present.Clone(), 0);
        for (var slot = 0; slot < all.FromHead.Length; slot++)
        {
            // The second of a household, where not entitled: without this person nothing changes for the others.
            if (all.FromHead[slot] == 1 && (entitled[slot >> 6] >> (slot & 63) & 1) == 0)
            {
                (present[slot >> 6], left) = (present[slot >> 6] & ~(1UL << (slot & 63)), left + 1);
            }
        }

        var fewer = all.Later(
            all.Month, all.Persons - left, present, all.FromHead, all.Facts, all.Receipts, all.Classes,
            [.. Enumerable.Range(0, all.FromHead.Length).Select(slot => all.Income.IsKnown(slot) ? all.Income.At(slot) : double.NaN)], all.Members, all.CityIncome);
        ProgrammeOutcome Dibao(WhatIf one) => one.Run(Reform.None).Programmes.Single(p => p.Programme.Id == "dibao").Baseline;
        Assert.True(left > 100);
        Assert.Equal((Dibao(whatIf).CostYuan, Dibao(whatIf).Entitled), (Dibao(new(random.Book, fewer)).CostYuan, Dibao(new(random.Book, fewer)).Entitled));
    }

    [Fact]
    public void Everyone_who_is_six_turns_seven_and_so_for_each_milestone()
    {
        using var random = new RandomPopulation(6_000, 22);
        var year = Years.Ahead(random, Years.Rates()).Look(Years.Grade3, Years.From, 1).Years[1];
        foreach (var age in new[] { 7, 16, 18, 60 })
        {
            Assert.Equal(random.Persons.Count(p => Living(p) && Convert.ToInt32(p["age"]) == age - 1), year.Events.Turned[age]);
        }

        Assert.True(year.Events.Turned.Values.Sum() > 0);
    }

    [Theory]
    [InlineData(12, 0, 1, false)]
    [InlineData(11, 0, 1, true)]
    [InlineData(11, 1, 1, false)]
    [InlineData(20, 0, 1, false)]
    [InlineData(20, 0, 2, true)]
    public void A_certificate_expires_after_its_last_month_unless_it_is_renewed(int months, double renewed, int years, bool allGone)
    {
        using var random = new RandomPopulation(3_000, 23);
        var outlook = Years.Ahead(random, Years.Rates(0, ("renewed", renewed)), expiry: months).Look(Years.Grade3, Years.From, years).Years[years];
        var valid = random.Persons.Count(p => Present(p) && (bool?)p["cert_valid"] == true);
        // Half an event is added to each rate, so that of ten million none is quite certain.
        Assert.Equal(allGone ? 0 : valid, outlook.Holders);
    }

    [Fact]
    public void So_many_come_in_as_was_planted_and_stay()
    {
        using var random = new RandomPopulation(6_000, 24);
        var outlook = Years.Ahead(random, Years.Rates(0, ("new", 0.04)), isNew: 0.1).Look(Years.Grade3, Years.From, 2);
        for (var y = 1; y <= 2; y++)
        {
            Assert.InRange(outlook.Years[y].Events.NewHolders - 0.04 * outlook.Years[y - 1].Holders, -1.1, 1.1);
            Assert.Equal(outlook.Years[y - 1].Result.Population + outlook.Years[y].Events.NewHolders, outlook.Years[y].Result.Population);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Missed_people_are_found_or_stay_missed_as_planted(double found, double stay)
    {
        using var random = new RandomPopulation(4_000, 25);
        var years = Years.Ahead(random, Years.Rates(0, ("found", found))).Look(Years.Grade3, Years.From, 1).Years;
        var (before, after) = (Programme(years[0]), Programme(years[1]));
        Assert.True(before.Missed > 50);
        // Only birthdays happen, and few of the missed stop being entitled by one.
        Assert.InRange(after.Missed, stay * before.Missed * 0.9, stay * before.Missed);

        static ProgrammeOutcome Programme(YearResult year) => year.Result.Programmes.Single(p => p.Programme.Id == "care_subsidy").Baseline;
    }

    [Fact]
    public void Payments_that_never_stop_run_on_wrongly_and_those_that_stop_at_once_do_not()
    {
        using var random = new RandomPopulation(4_000, 26);
        double Precision(double stopped) => Years.Ahead(random, Years.Rates(0, ("stopped", stopped), ("ended", stopped), ("death", 0.2))).Look(Years.Grade3, Years.From, 1).Years[1]
            .Result.Programmes.Single(p => p.Programme.Id == "care_subsidy").Baseline.Precision!.Value;
        Assert.Equal(1, Precision(1), 6);
        Assert.InRange(Precision(0), 0.2, 0.9);
    }
}
