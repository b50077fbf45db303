using Insights.Policy.Seeking;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;

namespace Insights.Policy.Tests.Seeking;

/// <summary>Goals against an exhaustive trial of every payable plan.</summary>
public sealed class SearchTests(SearchTests.People people) : IClassFixture<SearchTests.People>
{
    public sealed class People : IDisposable
    {
        public People() => WhatIf = new(Random.Book, Random.Population());

        internal RandomPopulation Random { get; } = new(3_000, 21);

        internal WhatIf WhatIf { get; }

        public void Dispose() => Random.Dispose();
    }

    private readonly RandomPopulation random = people.Random;
    private readonly WhatIf whatIf = people.WhatIf;

    [Theory]
    [InlineData(SeekAim.LeastCost, null, 0.6, false)]
    [InlineData(SeekAim.LeastCost, null, 0.6, true)]
    [InlineData(SeekAim.MostCoverage, 1_500_000.0, null, false)]
    [InlineData(SeekAim.MostCoverage, 1_500_000.0, null, true)]
    [InlineData(SeekAim.NarrowestGap, 3_000_000.0, 0.3, true)]
    public void The_plan_found_is_the_best_of_all_payable_plans(SeekAim aim, double? cap, double? coverageWay, bool nobodyLoses)
    {
        var levers = Levers("reach.care_subsidy:0.2-0.8", "care_amount:280-300", "care_grade:1-4");
        var all = Everything(levers);
        var (low, high) = (all.Min(p => p.Coverage), all.Max(p => p.Coverage));
        var goal = new SeekGoal(aim, cap, coverageWay is { } way ? low + way * (high - low) : null, NobodyLoses: nobodyLoses);
        var best = all.Where(goal.IsMet).OrderBy(goal.Merit).First();
        var answer = Search.Run(whatIf, levers, goal);
        Assert.NotNull(answer.Best);
        Assert.Equal(goal.Merit(best), goal.Merit(answer.Best));
    }

    [Fact]
    public void The_frontier_holds_every_plan_that_no_other_beats_and_no_plan_that_one_beats()
    {
        var levers = Levers("reach.dibao", "living_amount:200-230");
        var all = Everything(levers);
        var naive = all.Where(p => !all.Any(q => q.CostYuan <= p.CostYuan && q.Coverage >= p.Coverage && q.Ratio >= p.Ratio && (q.CostYuan < p.CostYuan || q.Coverage > p.Coverage || q.Ratio > p.Ratio)))
            .Select(Outcome).Distinct().ToList();
        var found = Search.Run(whatIf, levers, new(SeekAim.MostCoverage)).Frontier.Select(Outcome).ToList();

        // Not every plan is tried; what is told is never beaten, and it reaches from one end to the other.
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.True(found.Count(naive.Contains) >= 0.95 * found.Count, $"{found.Count(naive.Contains)} of {found.Count}");
        Assert.True(found.Count >= 0.5 * naive.Count, $"{found.Count} of {naive.Count}");
        Assert.Equal((naive.Min(p => p.Cost), naive.Max(p => p.Coverage), naive.Max(p => p.Ratio)), (found.Min(p => p.Cost), found.Max(p => p.Coverage), found.Max(p => p.Ratio)));
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var (one, other) = (Ask(), Ask());
        Assert.Equal(one.Frontier.Select(Outcome), other.Frontier.Select(Outcome));
        Assert.Equal(one.Best!.At, other.Best!.At);
        Assert.Equal(one.Tried, other.Tried);
        SeekAnswer Ask() => Search.Run(whatIf, Levers("reach", "take", "dibao_standard"), new(SeekAim.LeastCost, LeastCoverage: 0.5));
    }

    [Fact]
    public void A_goal_out_of_reach_says_what_binds_and_how_near_one_gets()
    {
        var levers = Levers("reach.care_subsidy", "care_amount");
        var all = Everything(levers);
        var answer = Search.Run(whatIf, levers, new(SeekAim.LeastCost, MostCostYuan: 0, LeastCoverage: 0.999));
        Assert.Null(answer.Best);
        var coverage = answer.Obstacles.Single(o => o.Bound == SeekBound.Coverage);
        Assert.True(coverage.Binds);
        Assert.Equal(all.Max(p => p.Coverage), coverage.Alone);
        Assert.Equal(all.Where(p => p.CostYuan <= 0).Max(p => p.Coverage), coverage.Nearest);

        // The cost is no obstacle: without it the coverage would still be out of reach.
        Assert.False(answer.Obstacles.Single(o => o.Bound == SeekBound.Cost).Binds);
        Assert.Contains(levers[0], Search.Run(whatIf, levers, new(SeekAim.LeastCost, LeastCoverage: 0.999)).AtEnds);
    }

    [Fact]
    public void Two_bounds_that_exclude_each_other_both_bind()
    {
        var levers = Levers("reach.care_subsidy", "care_amount");
        var half = Everything(levers).Max(p => p.Coverage) - 0.001;
        var answer = Search.Run(whatIf, levers, new(SeekAim.LeastCost, MostCostYuan: 1000, LeastCoverage: half));
        Assert.Null(answer.Best);
        Assert.All(answer.Obstacles, o => Assert.True(o.Binds));
        Assert.True(answer.Obstacles.Single(o => o.Bound == SeekBound.Cost).Nearest > 1000);
    }

    [Fact]
    public void Levers_move_in_steps_that_can_be_paid_and_rise_unless_told_otherwise()
    {
        var law = random.Book.Parameters.Single(p => p.Id == "living_amount").In(RandomPopulation.Month)!.Value;
        var lever = Levers("living_amount")[0];
        Assert.Equal(law, lever.Values[0]);
        Assert.All(lever.Values, v => Assert.Equal(0, v!.Value % 1));
        var large = Levers("dibao_standard:1000-1500")[0];
        Assert.Contains(1000m, large.Values.OfType<decimal>());
        Assert.Equal(random.Book.Parameters.Single(p => p.Id == "dibao_standard").In(RandomPopulation.Month)!.Value, large.Values[large.Law]);
    }

    [Theory]
    [InlineData("reach:0.5-1", 0.5, 1)]
    [InlineData("care_amount:300-400", 300, 400)]
    [InlineData("take:0.2-0.4", 0.2, 0.4)]
    public void No_plan_leaves_the_bounds_that_were_given_even_where_the_law_lies_outside_of_them(string code, double from, double to)
    {
        var levers = Levers(code);
        foreach (var goal in new SeekGoal[] { new(SeekAim.LeastCost), new(SeekAim.MostCoverage), new(SeekAim.LeastCost, LeastCoverage: 0.999) })
        {
            var answer = Search.Run(whatIf, levers, goal);
            Assert.All(answer.Frontier.Append((answer.Best ?? answer.Nearest)!).Select(p => (double?)levers[0].Values[p.At[0]]), value => Assert.InRange(value ?? -1, from, to));
            Assert.Equal(levers[0].Law, answer.Law.At[0]);
        }
    }

    [Theory]
    [InlineData("care_grade:1.5-1.6", "the nearest are 1 and 2")]
    [InlineData("reach:0-2", "0-1")]
    [InlineData("care_amount:900000-1000000", "beyond what care_amount may be")]
    [InlineData("care_grad", "care_grade")]
    [InlineData("reach.diba", "dibao")]
    [InlineData("living_amount:9", "from-to")]
    [InlineData("living_amount:9-1", "from-to")]
    public void A_lever_that_is_none_is_refused_with_the_right_spelling(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => SeekLever.Parse(text, random.Book, RandomPopulation.Month)).Message, StringComparison.Ordinal);

    private static (double Cost, double Coverage, double Ratio) Outcome(SeekPoint p) => (p.CostYuan, p.Coverage, p.Ratio);

    private SeekLever[] Levers(params string[] codes) => [.. codes.Select(c => SeekLever.Parse(c, random.Book, RandomPopulation.Month))];

    private List<SeekPoint> Everything(IReadOnlyList<SeekLever> levers)
    {
        IEnumerable<int[]> plans = [[]];
        foreach (var lever in levers)
        {
            plans = plans.SelectMany(p => Enumerable.Range(lever.First, lever.Last - lever.First + 1).Select(v => (int[])[.. p, v]));
        }

        return [.. plans.Select(at => Told(at, whatIf.Run(SeekTrial.Reform(levers, at, random.Book))))];

        // By the run that the pages show, not by the outline that the search takes.
        static SeekPoint Told(IReadOnlyList<int> at, SimulationResult result) => new(at, 12 * (result.Scenario.CostYuan - result.Baseline.CostYuan), result.Scenario.Coverage ?? 0,
            result.Scenario.LivingRatio ?? 0, result.Scenario.Missed, result.Winners, result.Losers, result.Population);
    }
}
