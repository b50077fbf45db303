using Insights.Forecasting.Risk;

namespace Insights.Forecasting.Tests;

/// <summary>People made with known probabilities: what is learned from them is compared with what they were made with.</summary>
public class RiskRankingTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void The_probabilities_are_those_that_the_people_were_made_with()
    {
        var cases = Town(4000, traits: true, seed: 3);
        var ranking = RiskRanking.Make(cases);
        Assert.True(ranking.Used, ranking.Note);
        var truth = cases.Where(c => c.Role == RiskRole.Score).ToDictionary(c => c.Person, True);
        var error = ranking.People.Average(p => Math.Abs(p.Probability!.Value - truth[p.Person]));
        Assert.InRange(error, 0, 0.02);
        Assert.InRange(ranking.Judgement!.CalibrationError, 0, 0.02);
        Assert.InRange(ranking.Judgement.At("all", 0.05).Lift, 4, 20);
        Assert.True(ranking.Judgement.GainLow > 0, $"{ranking.Judgement.GainLow} to {ranking.Judgement.GainHigh}");
    }

    [Fact]
    public void A_model_that_finds_no_more_than_longest_unknown_first_is_not_used()
    {
        var ranking = RiskRanking.Make(Town(4000, traits: false, seed: 4));
        Assert.Equal("worse_than_rule", ranking.Note);
        Assert.All(ranking.People, p => Assert.Null(p.Probability));
        Assert.NotNull(ranking.Judgement);
    }

    [Fact]
    public void Too_few_finds_give_no_model_and_the_rule_ranks()
    {
        var ranking = RiskRanking.Make(Town(100, traits: true, seed: 5));
        Assert.Equal("too_few_finds", ranking.Note);
        Assert.Equal(Enumerable.Range(1, ranking.People.Count), ranking.People.Select(p => p.Rank));
        var unknown = ranking.People.Select(p => Months(p.Person)).ToList();
        Assert.Equal(unknown.OrderDescending(), unknown);
    }

    [Fact]
    public void What_became_of_the_judged_months_does_not_reach_the_model_that_is_judged()
    {
        var cases = Town(3000, traits: true, seed: 6);
        var turned = cases.Select(c => c.Role == RiskRole.Judge ? c with { Found = !c.Found } : c).ToList();
        var (honest, other) = (RiskRanking.Make(cases).Judgement!, RiskRanking.Make(turned).Judgement!);
        Assert.Equal(honest.Calibration.Where(b => b.Scope == "all").Select(b => (b.Looks, b.Mean)), other.Calibration.Where(b => b.Scope == "all").Select(b => (b.Looks, b.Mean)));
    }

    [Fact]
    public void The_same_cases_give_the_same_order_and_reasons_name_what_speaks_for_a_find()
    {
        var cases = Town(3000, traits: true, seed: 7);
        var (first, second) = (RiskRanking.Make(cases), RiskRanking.Make(cases));
        Assert.Equal(first.People.Select(p => (p.Person, p.Probability)), second.People.Select(p => (p.Person, p.Probability)));
        var ordered = first.People.Where(p => p.InOrder).ToList();
        Assert.Equal((int)Math.Round(0.05 * first.People.Count), ordered.Count);
        Assert.All(ordered, p => Assert.NotEmpty(p.Reasons));
        Assert.True(ordered.Count(p => p.Reasons.Contains("income_lines")) > ordered.Count / 2);
    }

    [Fact]
    public void Lifts_and_the_audit_agree_with_a_naive_recount()
    {
        var judgement = RiskRanking.Make(Town(3000, traits: true, seed: 8)).Judgement!;
        var lift = judgement.At("all", 0.05);
        foreach (var dimension in judgement.Fairness.GroupBy(f => f.Dimension))
        {
            Assert.Equal(lift.Looks, dimension.Sum(f => f.Picked));
            Assert.Equal(lift.Found, dimension.Sum(f => f.PickedFound));
        }

        Assert.Equal(lift.Base, judgement.Fairness.Where(f => f.Dimension == "sex").Sum(f => f.Found) / (double)judgement.Fairness.Where(f => f.Dimension == "sex").Sum(f => f.Looks), 12);
        Assert.Equal(lift.Lift, lift.Found / (lift.Base * lift.Looks), 12);
    }

    [Fact]
    public void Where_the_rule_cannot_tell_people_apart_it_is_given_what_a_fair_draw_would_find()
    {
        var judgement = RiskRanking.Make([.. Town(3000, traits: true, seed: 9).Select(c => c with { UnknownMonths = 1 })]).Judgement!;
        Assert.Equal(1, judgement.At("all", 0.10).RuleLift, 2);
    }

    /// <summary>One person in ten is unknown; the chance of a find hangs on income and living alone (or on the unknown months alone).</summary>
    private static List<RiskCase> Town(int people, bool traits, int seed)
    {
        var cases = new List<RiskCase>();
        for (var person = 0L; person < people; person++)
        {
            for (var look = 0; look < 8; look++)
            {
                var role = look < 4 ? RiskRole.Learn : look < 7 ? RiskRole.Judge : RiskRole.Score;
                var features = new float[RiskFeatures.Names.Count];
                features[At("income_lines")] = (float)Unit(person, 1) * 3;
                features[At("members")] = Unit(person, 2) < 0.2 ? 1 : 3;
                features[At("unknown_months")] = Months(person);
                features[At("age")] = Unit(person, 3) < 0.1 ? float.NaN : (float)(90 * Unit(person, 4));
                var groups = new Dictionary<string, string> { ["sex"] = person % 2 == 0 ? "female" : "male", ["grade"] = $"{person % 4}" };
                var made = new RiskCase(person, Start.AddMonths(look * 3), role, null, Months(person), features, groups);
                var chance = traits ? True(made) : Math.Min(0.9, 0.03 * Months(person));
                cases.Add(made with { Found = role == RiskRole.Score ? null : Unit(person, seed * 100 + look) < chance });
            }
        }

        return cases;
    }

    private static double True(RiskCase c) =>
        c.UnknownMonths == 0 ? 0.003 : c.Features[At("income_lines")] < 1 ? (c.Features[At("members")] < 2 ? 0.8 : 0.4) : 0.05;

    private static int Months(long person) => Unit(person, 5) < 0.1 ? 1 + (int)(20 * Unit(person, 6)) : 0;

    private static int At(string feature) => RiskFeatures.Names.ToList().IndexOf(feature);

    private static double Unit(long person, int stream)
    {
        var x = ((ulong)person * 0x9E3779B97F4A7C15UL) + ((ulong)stream * 0xD1B54A32D192ED03UL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
