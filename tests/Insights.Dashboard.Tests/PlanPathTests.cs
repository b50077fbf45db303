using System.Text.Json;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Prospects;
using Insights.Dashboard.Sentences;
using Insights.Policy.Ageing;
using Insights.Policy.Simulation;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Outlooks moved by a plan, worked by hand.</summary>
public class PlanPathTests
{
    static readonly DateOnly Now = new(2026, 10, 1);

    [Fact]
    public void Nothing_moves_before_the_plan_starts_then_all_of_it_and_a_straight_line_between_the_months_that_are_judged()
    {
        // 100 fewer missed a year from now, 220 fewer in two years; in force from January.
        var (law, plan) = Assert.Single(PlanPath.Of(new([Missed()]), Years(0, -100, -220), Now));
        Assert.Equal(0, plan.Ahead[1].Mean - law.Ahead[1].Mean);
        Assert.Equal(-100, plan.Ahead[2].Mean - law.Ahead[2].Mean);
        Assert.Equal(-100, plan.Ahead[11].Mean - law.Ahead[11].Mean);
        Assert.Equal(-160, plan.Ahead[17].Mean - law.Ahead[17].Mean, 9);
        Assert.Equal(-220, plan.Ahead[29].Mean - law.Ahead[29].Mean);
        Assert.All(plan.Ahead.Zip(law.Ahead), pair => Assert.Equal(pair.First.Upper80 - pair.First.Mean, pair.Second.Upper80 - pair.Second.Mean));
    }

    [Fact]
    public void The_target_is_met_where_the_moved_path_first_meets_it_and_the_chance_grows_with_what_the_plan_adds()
    {
        // The law's path falls from 800 by 10 a month: zero after 80 months, beyond the outlook. With 500 fewer it is there after 30.
        var (law, plan) = Assert.Single(PlanPath.Of(new([Missed()]), Years(0, -500, -500), Now));
        Assert.Null(law.Summary!.Reaches);
        Assert.Equal(Now.AddMonths(30), plan.Summary!.Reaches);
        Assert.Equal("outlook", plan.Summary.Note);
        // The favourable end lies 50 lower, five months earlier; the other as much later.
        Assert.Equal(Now.AddMonths(25), plan.Summary.ReachesLower);
        Assert.Equal(Now.AddMonths(35), plan.Summary.ReachesUpper);
        Assert.True(plan.Summary.ProbabilityInTime > 0.9 && law.Summary.ProbabilityInTime < 0.1);
        Assert.All(plan.Ahead, o => Assert.True(o.Lower80 >= 0));
    }

    [Fact]
    public void A_plan_that_changes_nothing_moves_nothing_and_one_that_touches_a_handful_is_not_shown()
    {
        Assert.Empty(PlanPath.Of(new([Missed()]), Years(0, 0, 0), Now));
        // Fewer than ten are no number to be shown.
        Assert.Empty(PlanPath.Of(new([Missed()]), Years(0, -7, 0), Now));
        Assert.False(Years(0, -100, -100).IsTooSmall);
        Assert.True(Years(0, -7, -7).IsTooSmall);

        // One year is enough: the sentence beside the charts says so and no number.
        Assert.True(Years(0, -100, -7).IsTooSmall);
        Assert.Equal(GivenWords.English["whatif.years.few"], YearsSentence.Say(Years(0, -100, -7), GivenWords.English));
        Assert.NotEqual(GivenWords.English["whatif.years.few"], YearsSentence.Say(Years(0, -100, -100), GivenWords.English));
    }

    static Prospect Missed()
    {
        var card = new Card("missed", JsonDocument.Parse("""{"unit":"people","direction":"down"}""").RootElement);
        var ahead = Enumerable.Range(1, 40).Select(h => new Outlook("missed", "441900", "", Now.AddMonths(h), 800 - 10 * h, 750 - 10 * h, 850 - 10 * h)).ToList();
        return new(card, null, [], ahead, new("missed", "441900", "", "combination", null, null, null, 10, 0.01, "beyond_horizon", 0, Now.AddMonths(36)), [], null);
    }

    static YearsOutlook Years(params double[] missed) => new(
        new(2027, 1, 1), [.. missed.Select((by, k) => new YearResult(2026 + k, k == 0 ? 0 : 12, Result(by), YearEvents.None, 45_000))], [], null!, 1, 0);

    static SimulationResult Result(double by)
    {
        PeopleOutcome People(double missed) => new(20_000, 19_000, missed, 1e6, 0.6, 2400, [0.1, 0, 0], [0.2, 0, 0]);
        return new(Now, 45_000, [], People(800), People(800 + by), (long)Math.Abs(by), 0, 45_000 - (long)Math.Abs(by), 0, 0, [], [], [], 0);
    }
}
