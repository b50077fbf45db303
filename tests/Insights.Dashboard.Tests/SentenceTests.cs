using System.Text.Json;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

public sealed class SentenceTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly Card Missed = new("missed", default);
    private static readonly Card Rate = new("missed_rate", default);

    [Fact]
    public void The_way_to_zero_says_level_change_and_date_against_the_target()
    {
        var rows = Path(reaches: new DateOnly(2028, 3, 1));

        Assert.Equal("应助未助 1,284 人；两年下降 47%；按预测应助未助 2028年3月清零，比2027年12月的目标晚 3 个月。", PathSentence.Say(rows, Missed, GivenWords.Chinese));
        Assert.Equal("Missed: 1,284 people; down 47% in two years; by the outlook nobody missed in Mar 2028, 3 months after the target of Dec 2027.", PathSentence.Say(rows, Missed, GivenWords.English));
    }

    [Fact]
    public void Without_an_outlook_no_date_is_said_and_out_of_sight_is_said_as_such()
    {
        Assert.Equal("应助未助 1,284 人；两年下降 47%。", PathSentence.Say(Path(null) with { Outlook = [], Summary = null }, Missed, GivenWords.Chinese));
        Assert.EndsWith("nobody missed is not in sight.", PathSentence.Say(Path(null), Missed, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_level_is_withheld_and_no_change_is_worked_out_from_it()
    {
        var rows = Path(null) with { Missed = [Made("missed", null, masked: true)], Outlook = [] };

        Assert.Equal("应助未助 ＊。", PathSentence.Say(rows, Missed, GivenWords.Chinese));
    }

    [Fact]
    public void A_change_in_words_follows_from_the_numbers_as_told()
    {
        var card = new Card("commissioners_per_100", System.Text.Json.JsonDocument.Parse("""{"unit": "per_hundred"}""").RootElement);

        Assert.Equal("一年基本持平", Phrase.Change(Made("commissioners_per_100", 1.73), Made("commissioners_per_100", 1.69), card, GivenWords.Chinese, "一年"));
        Assert.Equal("一年上升 6%", Phrase.Change(Made("commissioners_per_100", 1.76), Made("commissioners_per_100", 1.74), card, GivenWords.Chinese, "一年"));
    }

    [Fact]
    public void The_month_changed_by_what_moved_it_most()
    {
        var steps = FlowSteps.Of(Flow(), "441900", October, GivenWords.Chinese);

        Assert.Equal("比上月少 96 人；减少最多的是已发放 236 人；增加最多的是新增符合 132 人。", FlowSentence.Say(steps, GivenWords.Chinese));
        Assert.Equal("96 fewer than last month; largest outflow: paid, 236; largest inflow: new, 132.", FlowSentence.Say(FlowSteps.Of(Flow(), "441900", October, GivenWords.English), GivenWords.English));
    }

    [Fact]
    public void Steps_hang_together_small_ones_are_summed_and_masked_ones_have_no_size()
    {
        var steps = FlowSteps.Of(Flow(), "441900", October, GivenWords.English, kept: 1);

        Assert.Equal(["Last month", "New", "Other in", "Paid", "Other out", "This month"], steps.Select(s => s.Name));
        Assert.Equal(1380, steps[0].To);
        Assert.Equal(1284, steps[^1].To);
        Assert.Equal(steps.Skip(1).SkipLast(1).Select(s => s.From), steps.SkipLast(2).Select(s => s.To));
        Assert.True(steps[4].Masked);
        Assert.Null(steps[4].Change);
    }

    [Fact]
    public void A_change_of_masked_months_is_not_shown() =>
        Assert.Empty(FlowSteps.Of(new CellBook([Made("missed", null, masked: true), Made("missed", 30) with { Month = October.AddMonths(-1) }]), "441900", October, GivenWords.Chinese));

    [Fact]
    public void Parts_name_the_largest_and_its_share()
    {
        Bar[] bars = [new("没有申请", 524, "524"), new("停发", 207, "207"), new("新近符合", 66, "66"), new("迁移", null, "＊", Masked: true)];

        Assert.Equal("没有申请最多，占 66%；其次停发，占 26%。", PartsSentence.Say(bars[..3], GivenWords.Chinese));
        Assert.Equal("没有申请最多，占 65%；其次停发，占 26%。", PartsSentence.Say(bars, GivenWords.Chinese, whole: 804));
        // A part is masked and the whole is not known: what the known parts make up together is not the whole.
        // Shares are told as on their bars, to the same digit.
        Assert.Equal("转移最多，占 51.5%；其次工资，占 36.8%。", PartsSentence.Say([new("转移", 0.5149, "51.5%"), new("工资", 0.3683, "36.8%"), new("经营", 0.08, "8.0%")], GivenWords.Chinese));
        Assert.Equal("没有申请最多，524；其次停发，207。", PartsSentence.Say(bars, GivenWords.Chinese));
        Assert.Equal("各项均遮盖。", PartsSentence.Say(bars[3..], GivenWords.Chinese));
        Assert.Empty(PartsSentence.Say([], GivenWords.Chinese));
    }

    [Fact]
    public void Shares_change_in_points_and_level_is_level()
    {
        var card = new Card("coverage", default);

        Assert.Equal("一年上升 0.6 个百分点", Phrase.Change(Made("coverage", 0.964), Made("coverage", 0.958), card, GivenWords.Chinese, "一年"));
        // 96.4% less 96.1% is 0.3 to who reads it, whatever stands behind the last digit.
        Assert.Equal("一年下降 0.3 个百分点", Phrase.Change(Made("coverage", 0.96085), Made("coverage", 0.96443), card, GivenWords.Chinese, "一年"));
        Assert.Equal("about level over a year", Phrase.Change(Made("coverage", 0.9641), Made("coverage", 0.964), card, GivenWords.English, "a year"));
        Assert.Null(Phrase.Change(Made("coverage", null, masked: true), Made("coverage", 0.9), card, GivenWords.English, "a year"));
        Assert.Equal("三年", Phrase.Span(new DateOnly(2023, 10, 1), October, GivenWords.Chinese));
        Assert.Equal("17 months", Phrase.Span(October.AddMonths(-17), October, GivenWords.English));
    }

    [Fact]
    public void The_chart_stands_on_zero_ends_at_zero_and_leaves_gaps_where_months_are_masked()
    {
        var rows = Path(new DateOnly(2028, 3, 1));
        rows = rows with { Missed = [.. rows.Missed.Select((c, n) => n == 1 ? c with { Value = null, Masked = true } : c)] };
        var figure = PathToZeroChart.Draw(rows, Missed, GivenWords.Chinese, Palette.Dark);
        var lines = figure.Marks.OfType<LineMark>().ToList();

        Assert.Contains(lines, l => l.Points is [_, (_, null), ..] && l.Color == Palette.Dark.Accent);
        Assert.Contains(lines, l => l.Dash == "6px,4px" && l.Points[^1].Value == 0);
        Assert.True(figure.Frame.Low <= 0);
        Assert.Contains(figure.Marks.OfType<TextMark>(), a => a.Text.Contains("应助未助清零<br>2028年3月", StringComparison.Ordinal));
    }

    [Fact]
    public void The_chart_tells_no_earlier_number_as_todays_and_no_tick_twice()
    {
        Cell[] unknown = [.. Enumerable.Range(-6, 6).Select(n => Made("unknown", 0) with { Month = October.AddMonths(n) }), Made("unknown", null, masked: true)];
        var few = Path(null) with { Missed = [Made("missed", 0) with { Month = October.AddMonths(-1) }, Made("missed", null, masked: true)], Unknown = unknown, Targets = [], Outlook = [] };
        var figure = PathToZeroChart.Draw(few, Missed, GivenWords.Chinese, Palette.Light);
        Assert.Contains(figure.Marks.OfType<TextMark>(), a => a.Text.Contains('＊', StringComparison.Ordinal));
        Assert.Equal(figure.Frame.Up.Count, figure.Frame.Up.Select(t => t.Text).Distinct().Count());
    }

    [Fact]
    public void Flows_that_are_withheld_make_sums_into_at_least_and_the_net_is_that_of_the_people_missed()
    {
        var cells = new CellBook(
        [
            Made("missed", 1284), Made("missed", 1290) with { Month = October.AddMonths(-1) },
            Made("missed_flow", 20) with { Dimension = "flow:" + FlowSteps.In[0] }, Made("missed_flow", 18) with { Dimension = "flow:" + FlowSteps.Out[0] },
            Made("missed_flow", null, masked: true) with { Dimension = "flow:" + FlowSteps.Out[^1] },
        ]);
        var rows = BlindSpots.FlowRows.Of(cells, "441900", October);
        Assert.Equal(-6, rows.Months.Single().Net);
        Assert.StartsWith("近 1 个月至少进入 20 人、离开 18 人（不足 10 人的流动不计）；其中 1 个月", rows.Say(GivenWords.Chinese), StringComparison.Ordinal);
    }

    private static PathRows Path(DateOnly? reaches) => new(
        [.. new[] { (-24, 2430.0), (-12, 1842), (0, 1284) }.Select(p => Made("missed", p.Item2) with { Month = October.AddMonths(p.Item1) })],
        [Made("unknown", 688)], [new("missed", "441900", new DateOnly(2027, 12, 1), "", 0, "draft", "", "")],
        [.. Enumerable.Range(1, 20).Select(n => new Outlook("missed", "441900", "", October.AddMonths(n), Math.Max(0, 1284 - (n * 76)), 0, 1300))],
        new OutlookSummary("missed", "441900", "", "trend", reaches, null, null, 20, 0.2, null), October);

    private static CellBook Flow() => new(
    [
        Made("missed", 1284), Made("missed", 1380) with { Month = October.AddMonths(-1) },
        .. new[] { ("new_entitlement", 132), ("stopped", 41), ("reopened", 28), ("paid", 236), ("not_entitled", 56) }
            .Select(f => Made("missed_flow", f.Item2) with { Dimension = "flow:" + f.Item1 }),
        Made("missed_flow", null, masked: true) with { Dimension = "flow:declined" },
    ]);

    /// <summary>From 1,000 to 640 in two years of four to 160: by ratio √0.64 − 1 = −20 % against (0.16)^¼ − 1 = −36.8 %; by difference −180 against −210 a year.</summary>
    [Theory]
    [InlineData(true, "自2024年10月起（1,000 人）每年 −20.0%；到2028年10月的目标（160 人）需每年 −36.8%。")]
    [InlineData(false, "自2024年10月起（1,000 人）每年 −180 人；到2028年10月的目标（160 人）需每年 −210 人。")]
    public void A_verdict_says_its_pace_and_the_pace_that_is_asked(bool ratio, string said)
    {
        var series = new[] { Made("missed", 1000) with { Month = October.AddYears(-2) }, Made("missed", 640) };
        var verdict = new Verdict("missed", "441900", October, "", "slow", ratio ? -0.2 : -180, ratio ? Math.Pow(0.16, 0.25) - 1 : -210, October.AddYears(-2), 1000, ratio);
        var target = new Target("missed", "441900", October.AddYears(2), "", 160, "draft", "", "");

        Assert.Equal(said, VerdictSentence.Say(verdict, series, target, Missed, GivenWords.Chinese));
        Assert.Null(VerdictSentence.Say(verdict, [Made("missed", null, masked: true) with { Month = October.AddYears(-2) }, series[1]], target, Missed, GivenWords.Chinese));
        Assert.Null(VerdictSentence.Say(verdict with { BaseMonth = null, Base = null, ByRatio = null }, series, target, Missed, GivenWords.Chinese));
    }

    /// <summary>The pace rests on months as first told, the series shows them as known now: guessed from the series a difference of people was told as −38,468.6 %.</summary>
    [Fact]
    public void A_pace_is_told_from_the_base_and_by_the_method_that_it_was_reckoned_with()
    {
        string? Say(string id, string unit, double start, double shown, double now, double actual, double required, double goal, bool ratio, Words words) => VerdictSentence.Say(
            new Verdict(id, "441900", October, "", "slow", actual, required, October.AddYears(-2), start, ratio), [Made(id, shown) with { Month = October.AddYears(-2) }, Made(id, now)],
            new Target(id, "441900", October.AddYears(2), "", goal, "draft", "", ""), new Card(id, JsonDocument.Parse($$"""{"unit":"{{unit}}"}""").RootElement), words);

        Assert.Equal("自2024年10月起（1,971 人，当月首报）每年 −385 人；到2028年10月的目标（0 人）需每年 −483 人。", Say("missed", "people", 1971, 1861, 849, -384.69, -482.69, 0, false, GivenWords.Chinese));
        Assert.Equal("Since Oct 2024 (1,971 people as first told): −385 people a year; the target of Oct 2028 (0 people) asks for −483 people a year.", Say("missed", "people", 1971, 1861, 849, -384.69, -482.69, 0, false, GivenWords.English));
        Assert.Contains("(91.8% as first told): +1.5 points a year", Say("coverage", "percent", 0.9179, 0.9223, 0.96, 0.014595, 0.01689, 0.97, false, GivenWords.English), StringComparison.Ordinal);
        Assert.Contains("−14.0‰ a year; the target of Oct 2028 (0‰) asks for −17.2‰ a year", Say("missed_rate", "per_mille", 70.2, 67.1, 29, -14.02, -17.2, 0, false, GivenWords.English), StringComparison.Ordinal);

        // Of few things a whole number a year is none.
        Assert.Contains("每年 −0.7 项；到2028年10月的目标（5 项）需每年 −0.5 项", Say("coordination_late", "tasks", 7, 7, 5, -0.686, -0.49, 5, false, GivenWords.Chinese), StringComparison.Ordinal);
        Assert.Contains("每年 0.0%；到2028年10月的目标（6 项）需每年 +10.4%", Say("research_projects", "projects", 4, 4, 4, 0, 0.10439, 6, true, GivenWords.Chinese), StringComparison.Ordinal);
        Assert.Contains("+0.04 projects a year", Say("research_projects", "projects", 4, 4, 4, 0.04, 0.3, 6, false, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_does_not_tell_from_what_a_pace_was_reckoned_opens_and_says_nothing_of_it()
    {
        using var home = FixtureHome.Make();
        string Card(string language)
        {
            using var door = home.Door();
            using var context = PageRendering.Context(door, language, "/indicators/coverage");
            return PageRendering.Render(context, "/indicators/coverage").Markup;
        }

        Assert.Contains("a year; the target of", Card("en"), StringComparison.Ordinal);
        home.Publish("v0002");
        home.Execute("ALTER TABLE mart_verdict DROP COLUMN base; ALTER TABLE mart_verdict DROP COLUMN base_month; ALTER TABLE mart_verdict DROP COLUMN by_ratio");
        Assert.DoesNotContain("a year; the target of", Card("en"), StringComparison.Ordinal);
        Assert.Contains(GivenWords.English["verdict.slow"], Card("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.97, "1 organisation")]
    [InlineData(1.6, "2 organisations")]
    public void What_reads_as_one_takes_the_word_of_one(double value, string said) => Assert.Equal(said, CellText.Value(value, Unit.Organisations, GivenWords.English).ToString());

    /// <summary>A share's pace is told in points also where it is measured as a part of the value; a pace that is behind does not read like the one asked for.</summary>
    [Theory]
    [InlineData(0.601, 0.608, 0.65, "自2024年10月起（60.1%）每年 +0.4 个百分点；到2028年10月的目标（65.0%）需每年 +1.2 个百分点。")]
    [InlineData(0.600, 0.602, 0.60429, "自2024年10月起（60.0%）每年 +0.10 个百分点；到2028年10月的目标（60.4%）需每年 +0.11 个百分点。")]
    public void The_pace_of_a_share_is_told_in_points(double start, double now, double goal, string said)
    {
        var series = new[] { Made("living_ratio", start) with { Month = October.AddYears(-2) }, Made("living_ratio", now) };
        var verdict = new Verdict("living_ratio", "441900", October, "", "slow", Math.Sqrt(now / start) - 1, Math.Pow(goal / start, 0.25) - 1, October.AddYears(-2), start, true);
        var target = new Target("living_ratio", "441900", October.AddYears(2), "", goal, "draft", "", "");

        Assert.Equal(said, VerdictSentence.Say(verdict, series, target, new Card("living_ratio", default), GivenWords.Chinese));
    }

    /// <summary>Staff are stated at the ends of calendar quarters: in October the last stated is the third, in September too.</summary>
    [Theory]
    [InlineData(10, 1, "2026年第4季度末", "end of Q4 2026")]
    [InlineData(10, 2, "2027年第1季度末", "end of Q1 2027")]
    [InlineData(9, 1, "2026年第4季度末", "end of Q4 2026")]
    [InlineData(12, 12, "2029年第4季度末", "end of Q4 2029")]
    public void A_quarter_ahead_is_named(int month, int ahead, string zh, string en)
    {
        Assert.Equal(zh, StaffSentence.Date(ahead, new DateOnly(2026, month, 1), GivenWords.Chinese));
        Assert.Equal(en, StaffSentence.Date(ahead, new DateOnly(2026, month, 1), GivenWords.English));
    }

    private static Cell Made(string id, double? value, bool masked = false) =>
        new(id, "441900", "city", October, "", null, null, value, null, null, null, masked);
}
