using Insights.Policy.Ageing;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;

namespace Insights.Policy.Tests.Ageing;

public sealed class YearsAheadTests
{
    private static readonly AgeingRates Lively = Years.Rates(0.03, ("death", 0.03), ("moved", 0.01), ("renewed", 0.8), ("lapsed", 0.01), ("back", 0.2), ("new", 0.05), ("take_up", 0.9), ("found", 0.5), ("dropped", 0.01), ("stopped", 0.9), ("ended", 0.5));

    [Fact]
    public void When_nothing_happens_but_birthdays_the_sql_over_people_a_year_older_entitles_as_many()
    {
        using var random = new RandomPopulation(10_000, 5);
        var year = Years.Ahead(random, Years.Rates()).Look(Years.Grade3, Years.From, 1).Years[1];
        // The oldest that a narrow column holds is 127; the random persons are younger.
        random.Engine.Run("UPDATE fct_person_month SET age = age + 1 WHERE alive AND in_hukou AND age IS NOT NULL");
        var law = random.Judged(random.Book);
        random.Engine.Run("UPDATE dim_parameter_month SET care_grade = 3");
        var plan = random.Judged(random.Book);
        foreach (var programme in year.Result.Programmes.Where(p => p.Programme.IsRecorded))
        {
            Assert.Equal(law.Count(r => (bool?)r[programme.Programme.Id + "_entitled"] == true), programme.Baseline.Entitled);
            Assert.Equal(plan.Count(r => (bool?)r[programme.Programme.Id + "_entitled"] == true), programme.Scenario.Entitled);
        }

        Assert.True(year.Result.Programmes.Sum(p => p.Baseline.Entitled) > 1000);
    }

    [Fact]
    public void Each_year_winners_losers_and_unchanged_are_everyone_and_the_payers_pay_the_cost()
    {
        using var random = new RandomPopulation(5_000, 6);
        var outlook = Years.Ahead(random, Lively, isNew: 0.05).Look(
            new(new Dictionary<string, decimal> { ["care_grade"] = 3, ["living_amount"] = 100 }) { Reach = new Dictionary<string, double> { ["dibao"] = 0.4 } }, Years.From, 4);
        Assert.Equal([2026, 2027, 2028, 2029, 2030], outlook.Years.Select(y => y.Year));
        Assert.All(outlook.Years, y =>
        {
            Assert.Equal(y.Result.Population, y.Result.Winners + y.Result.Losers + y.Result.Unchanged);
            Assert.Equal(y.BaselineYuan, y.Payers.Sum(p => p.BaselineYuan), 3);
            Assert.Equal(y.ScenarioYuan, y.Payers.Sum(p => p.ScenarioYuan), 3);
            Assert.All(y.Result.Groups.GroupBy(g => g.Division).Where(d => d.Key == "town"), d => Assert.Equal(y.Result.Winners, d.Sum(g => g.Winners)));
        });
        Assert.True(outlook.Years[1].Result.Winners > 0 && outlook.Years[1].Result.Losers > 0);
    }

    [Fact]
    public void The_first_year_is_the_what_if_of_today()
    {
        using var random = new RandomPopulation(5_000, 7);
        var whatIf = new WhatIf(random.Book, random.Population());
        var outlook = new YearsAhead(whatIf, Years.People(random), Lively).Look(Years.Grade3, new(2026, 11, 1), 1);
        var (today, first) = (whatIf.Run(Years.Grade3), outlook.Years[0]);
        Assert.Equal(today.Scenario with { Poverty = [], EdgePoverty = [] }, first.Result.Scenario with { Poverty = [], EdgePoverty = [] });
        Assert.Equal((today.Winners, today.Losers, 2), (first.Result.Winners, first.Result.Losers, first.MonthsInForce));
    }

    [Fact]
    public void The_same_seed_gives_the_same_years_and_another_seed_others()
    {
        using var random = new RandomPopulation(5_000, 8);
        string Told(int seed) => string.Join(";", Years.Ahead(random, Lively, seed, isNew: 0.05).Look(Years.Grade3, Years.From, 3, draws: 2) is var o
            ? o.Years.Select(y => $"{y.Events.Deaths},{y.Events.NewHolders},{y.ScenarioYuan},{y.Result.Scenario.Missed}").Concat(o.Bands.Select(b => $"{b.MoreYuan}")) : []);
        Assert.Equal(Told(1), Told(1));
        Assert.NotEqual(Told(1), Told(2));
    }

    [Fact]
    public void A_plan_changes_nothing_before_its_first_month_and_counts_by_its_months()
    {
        using var random = new RandomPopulation(5_000, 9);
        var outlook = Years.Ahead(random, Lively, isNew: 0.05).Look(Years.Grade3, new(2028, 3, 1), 3);
        Assert.Equal([0, 0, 10, 12], outlook.Years.Select(y => y.MonthsInForce));
        Assert.All(outlook.Years.Take(2), y => Assert.Equal((0, 0, y.BaselineYuan), (y.Result.Winners, y.Result.Losers, y.ScenarioYuan)));
        var partly = outlook.Years[2];
        Assert.True(partly.Result.Winners > 0);
        Assert.Equal(2 * partly.Result.Baseline.CostYuan + 10 * partly.Result.Scenario.CostYuan, partly.ScenarioYuan, 6);
    }

    [Fact]
    public void The_people_of_later_years_do_not_depend_on_the_plan()
    {
        using var random = new RandomPopulation(5_000, 10);
        var ahead = Years.Ahead(random, Lively, isNew: 0.05);
        var (one, other) = (ahead.Look(Years.Grade3, Years.From, 2), ahead.Look(Reform.None with { Reach = new Dictionary<string, double> { ["dibao"] = 1 } }, Years.From, 2));
        Assert.Equal(one.Years.Select(y => (y.Holders, y.Events.Deaths, y.Result.Baseline.CostYuan, y.Result.Baseline.Missed)), other.Years.Select(y => (y.Holders, y.Events.Deaths, y.Result.Baseline.CostYuan, y.Result.Baseline.Missed)));
    }

    [Fact]
    public void Bands_hold_the_middle_course_and_widen_over_the_years()
    {
        using var random = new RandomPopulation(5_000, 11);
        var rates = Lively with { Amounts = random.Book.Parameters.ToDictionary(p => p.Id, _ => new AgeingGrowth(0.04, 0.01)) };
        var bands = Years.Ahead(random, rates, isNew: 0.05).Look(Years.Grade3, Years.From, 4, draws: 8).Bands;
        Assert.All(bands, b => Assert.True(b.BaselineYuan.Lower80 <= b.BaselineYuan.Middle && b.BaselineYuan.Middle <= b.BaselineYuan.Upper80));
        Assert.True(bands[4].BaselineYuan.Upper80 - bands[4].BaselineYuan.Lower80 > bands[1].BaselineYuan.Upper80 - bands[1].BaselineYuan.Lower80);
        Assert.Equal(bands[0].BaselineYuan.Lower80, bands[0].BaselineYuan.Upper80, 6);
    }

    [Fact]
    public void What_is_uncertain_already_today_has_a_band_in_the_first_year()
    {
        using var random = new RandomPopulation(5_000, 13);
        var rates = Years.Rates();
        rates = rates with { RatioError = 0.002, Rates = [.. rates.Rates.Select(r => r.Kind == "take_up" ? r with { Events = (long)(r.AtRisk * (r.Key == "dibao" ? 0.6 : 0.9)) } : r)] };
        var first = Years.Ahead(random, rates).Look(Years.Grade3 with { TakeUp = new Dictionary<string, double> { ["care_subsidy"] = 0.5 } }, new(2026, 11, 1), 1, draws: 6).Bands[0];

        // The sample's error: 1.28 standard errors on either side of the published ratio, under the law exactly.
        Assert.Equal(1.2816 * 0.002, first.BaselineRatio!.Upper80 - first.BaselineRatio.Middle, 9);
        Assert.Equal(1.2816 * 0.002, first.BaselineRatio.Middle - first.BaselineRatio.Lower80, 9);
        Assert.True(first.ScenarioRatio!.Upper80 - first.ScenarioRatio.Lower80 > 2 * 1.2816 * 0.002);

        // Take-up of a plan in force; people and yuan under the law are counted, not estimated.
        Assert.True(first.MoreYuan.Lower80 < first.MoreYuan.Middle && first.MoreYuan.Middle < first.MoreYuan.Upper80);
        Assert.Equal(first.BaselineYuan.Upper80, first.BaselineYuan.Lower80, 3);
        Assert.Equal(first.BaselineMissed.Upper80, first.BaselineMissed.Lower80, 6);
    }

    [Theory]
    [InlineData(11, 2027)]
    [InlineData(-1, 2027)]
    [InlineData(1, 2026)]
    public void Too_many_years_and_a_start_in_the_past_are_refused(int years, int from)
    {
        using var random = new RandomPopulation(500, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Years.Ahead(random, Lively).Look(Years.Grade3, new(from, 10, 1), years));
    }
}
