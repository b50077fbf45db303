using System.Text.Json;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What stands beside a target, a verdict and a date, so that none of them says more than it knows.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private static readonly OutlookSummary Missed = new("missed", "441900", "", "combination", new(2030, 7, 1), new(2028, 8, 1), null, 20, 0.04, "outlook", 0, new(2027, 12, 1));

    private static readonly OutlookSummary Never = Missed with { Id = "unknown", Reaches = null, ReachesLower = null, Note = "beyond_horizon" };

    [Fact]
    public void A_date_of_the_missed_alone_is_none_of_zero_blind_spots()
    {
        var zero = new ZeroOutlook(Missed, Never, 5);

        Assert.Equal("待核实：5 年内清不了", zero.Beside(GivenWords.Chinese));
        Assert.Equal("Not yet judged: not within 5 years", zero.Beside(GivenWords.English));
    }

    [Fact]
    public void Where_both_come_to_zero_the_later_date_is_that_of_zero_blind_spots()
    {
        var later = new ZeroOutlook(Missed, Never with { Reaches = new(2031, 3, 1), Note = "outlook" }, 5);
        var there = new ZeroOutlook(Missed, Never with { Note = "at_target" }, 5);

        Assert.Equal("零盲点（连同待核实）：2031年3月", later.Beside(GivenWords.Chinese));
        Assert.Equal("Zero blind spots, unjudged too: Mar 2031", later.Beside(GivenWords.English));
        Assert.Equal("零盲点（连同待核实）：2030年7月", there.Beside(GivenWords.Chinese));
        Assert.Equal("零盲点（连同待核实）：已达到", new ZeroOutlook(Missed with { Reaches = null, Note = "at_target" }, Never with { Note = "at_target" }, 5).Beside(GivenWords.Chinese));
    }

    [Fact]
    public void The_way_to_zero_says_that_those_not_yet_judged_do_not_come_to_it()
    {
        Outlook[] ahead = [.. Enumerable.Range(1, 60).Select(n => new Outlook("missed", "441900", "", October.AddMonths(n), 100, null, null))];
        var rows = new PathRows([], [], [], ahead, Missed, October) { Unjudged = Never };

        Assert.EndsWith("应助未助 2030年7月清零；待核实 5 年内清不了。", PathSentence.Say(rows, new Card("missed", default), GivenWords.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("待核实", PathSentence.Say(rows with { Unjudged = null }, new Card("missed", default), GivenWords.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_to_zero_is_drawn_as_far_as_the_zero_that_it_names()
    {
        Outlook[] ahead = [.. Enumerable.Range(1, 60).Select(n => new Outlook("missed", "441900", "", October.AddMonths(n), Math.Max(0, 450 - (n * 10)), null, null))];
        var cells = Enumerable.Range(-24, 25).Select(n => new Cell("missed", "441900", "city", October.AddMonths(n), "", null, null, 450, null, null, null, false)).ToList();
        var figure = PathToZeroChart.Draw(new PathRows(cells, [], [], ahead, Missed, October), new Card("missed", default), GivenWords.Chinese, Palette.Light);

        Assert.Contains(figure.Marks.OfType<TextMark>(), m => m.Text.Contains("应助未助清零<br>2030年7月", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("on_track", 0.31, null, 0.870, "slowing")]
    [InlineData("on_track", 0.31, null, 0.840, "unlikely")]
    [InlineData("on_track", 0.60, null, 0.870, null)]
    [InlineData("reached", 0.13, null, 0.870, "final_unlikely")]
    [InlineData("reached", 0.47, "at_target", 0.870, "may_slip")]
    [InlineData("reached", 0.90, "at_target", 0.870, null)]
    [InlineData("slow", 0.04, null, 0.870, null)]
    [InlineData("still", 0.53, null, 0.840, "quicker")]
    [InlineData("away", 0.51, null, 0.870, "hopeful")]
    [InlineData("no_data", 0.01, null, 0.870, null)]
    public void A_verdict_and_a_chance_that_say_the_opposite_are_told_so(string verdict, double chance, string? note, double before, string? doubt)
    {
        var card = new Card("rehab_coverage", JsonDocument.Parse("""{"unit":"percent","direction":"up","targets":{"pace":"difference"}}""").RootElement);
        var judged = new Verdict("rehab_coverage", "441900", October, "", verdict, 0.03, 0.03);
        Cell At(double value) => new("rehab_coverage", "441900", "city", October, "", null, null, value, null, null, null, false);

        var ahead = Missed with { ProbabilityInTime = chance, Note = note, Target = 0.95, Due = new DateOnly(2030, 12, 1) };
        Assert.Equal(doubt, VerdictDoubt.Of(judged, ahead, At(0.88), At(before), card));
        Assert.Null(VerdictDoubt.Of(judged, null, At(0.88), At(before), card));
        Assert.True(doubt is null || (GivenWords.Chinese.Find("doubt." + doubt) is not null && GivenWords.English.Find("doubt." + doubt) is not null));
        // In full it names the final target, its month and the chance, so that the verdict and the chance are no two opposite facts.
        Assert.All([GivenWords.Chinese, GivenWords.English], words => Assert.Equal(
            doubt is null ? [] : new[] { "95.0%", words.Months.Long(new DateOnly(2030, 12, 1)), Numbers.Chance(chance) },
            new[] { "95.0%", words.Months.Long(new DateOnly(2030, 12, 1)), Numbers.Chance(chance) }.Where(told => VerdictDoubt.Say(doubt, ahead, card, words)?.Contains(told, StringComparison.Ordinal) == true)));
    }

    [Fact]
    public void A_national_target_that_came_due_is_seen_beside_a_local_draft()
    {
        var card = new Card("coverage", JsonDocument.Parse("""
            {"unit":"percent","direction":"up","targets":{"paths":[
              {"dimensions":["","programme:*"],"status":"draft","finest":"town","milestones":{"2027-12":0.995}},
              {"dimensions":["programme:dibao","programme:care_subsidy"],"status":"national","finest":"town","source":{"zh":"国发","en":"plan"},"milestones":{"2025-12":1.0}}]},
             "national_plan":[{"number":3,"kind":"binding","confidence":"general_knowledge","zh":"a","en":"b"}]}
            """).RootElement);
        Cell At(string programme, double? value, DateOnly month) => new("coverage", "441900", "city", month, programme, null, null, value, null, null, null, value is null);
        NationalCheck? Of(string programme, double? value, int year = 2026, string level = "city") => NationalCheck.Of(card, At(programme, value, new DateOnly(year, 10, 1)), level);

        Assert.False(Of("programme:dibao", 0.977)!.IsMet);
        Assert.True(Of("programme:dibao", 0.9996)!.IsMet);
        Assert.Null(Of("programme:dibao", null));
        Assert.Null(Of("programme:dibao", 0.9, 2025));
        Assert.Null(Of("programme:tekun", 0.9));
        Assert.Null(Of("", 0.9));
        Assert.NotNull(Of("programme:dibao", 0.9, level: "town"));
        Assert.Null(Of("programme:dibao", 0.9, level: "village"));
        Assert.Equal("国家2025年 100.0%：2 项中 1 项未达到（数值待核）", NationalCheck.Say([Of("programme:dibao", 0.9)!, Of("programme:care_subsidy", 1)!], card, GivenWords.Chinese));
        Assert.Equal("national 100.0% by 2025: not met (unconfirmed)", NationalCheck.Say([Of("programme:dibao", 0.9)!], card, GivenWords.English));
    }
}
