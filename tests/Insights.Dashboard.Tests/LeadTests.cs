using Insights.Dashboard.Cards;
using Insights.Dashboard.Governance;
using Insights.Dashboard.Prospects;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>The first sentence of a long page, from its rows.</summary>
public sealed class LeadTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Governance_opens_with_the_lowest_system_and_what_moves_away_where()
    {
        foreach (var language in WordBook.Languages)
        {
            var view = See(language, "/governance");
            var read = GovernanceRows.Read(view);
            Assert.Contains(view.Words["say.systems_unjudged"], SystemSentence.Say(read with { Verdicts = [Judged(read.Parts[0].Id, "no_data")] }, view), StringComparison.Ordinal);
            Assert.Contains(view.Words["say.systems_none_away"], SystemSentence.Say(read with { Verdicts = [.. read.Parts.Select(p => Judged(p.Id, "slow"))] }, view), StringComparison.Ordinal);
            Assert.Contains(view.Words["governance.lead_no_year"], SystemSentence.Say(read with { Scores = [.. read.Scores.Where(s => s.Month == view.Month)] }, view), StringComparison.OrdinalIgnoreCase);

            var system = read.Parts[0].System;
            var parts = read.Parts.Where(p => p.System == system).ToList();
            var rows = read with { Verdicts = [.. parts.Select(p => Judged(p.Id, "away")), Judged(parts[0].Id, "away") with { Dimension = "category:1" }] };
            var said = SystemSentence.Say(rows, view);
            var low = rows.Systems.MinBy(s => rows.Score(s.System, view.Month) ?? 999)!;
            Assert.Contains(view.Words.Of(low.NameZh, low.NameEn), said, StringComparison.Ordinal);
            Assert.Contains(Numbers.Digits(rows.Score(low.System, view.Month)!.Value, 1), said, StringComparison.Ordinal);
            Assert.Contains(view.Words.Say("say.system_away", SystemStanding.Of(rows, view).Single(s => s.System == system).Brief, parts.Count), said, StringComparison.Ordinal);
            var dearest = parts.MaxBy(p => p.Weight * (1 - (p.Attained ?? 0)))!;
            Assert.Equal(dearest.Id, SystemSentence.FirstAway(rows)[0]);
            Assert.Contains(view.Cards[dearest.Id].Title(view.Words), said, StringComparison.Ordinal);
            Assert.Equal(SystemStanding.Read(view).Select(s => (s.System, s.Score, s.Away)), SystemStanding.Of(read, view).Select(s => (s.System, s.Score, s.Away)));
        }
    }

    /// <summary>A small place has few numbers: one, or none of one, is said as such.</summary>
    [Fact]
    public void One_and_none_have_their_own_words()
    {
        var view = See("en", "/governance");
        var read = GovernanceRows.Read(view);
        string Lead(int systems, int risen) => SystemSentence.Say(read with
        {
            Systems = [.. read.Systems.Take(systems)],
            Scores = [.. read.Scores.Where(s => s.Month == view.Month).SelectMany(s => new[] { s with { Score = 50 }, s with { Month = view.YearBefore, Score = read.Systems.Take(risen).Any(r => r.System == s.System) ? 40 : 50 } })],
        }, view);
        Assert.StartsWith("None of 2 systems is above last year;", Lead(2, 0), StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 systems is above last year;", Lead(2, 1), StringComparison.Ordinal);
        Assert.StartsWith("All 2 systems are above last year;", Lead(2, 2), StringComparison.Ordinal);
        Assert.StartsWith("The one system that can be compared is not above last year;", Lead(1, 0), StringComparison.Ordinal);
        Assert.StartsWith("The one system that can be compared is above last year;", Lead(1, 1), StringComparison.Ordinal);

        Aim Held(double value) => new("a", new Card("a", default), new Cell("a", "441900", "city", October, "", null, null, value, null, null, null, false), null, 20, null, null, null);
        Assert.StartsWith("The one indicator with a target is not up to its path of this month;", SystemSentence.Aims([Held(10)], view.Words), StringComparison.Ordinal);
        Assert.Equal("The one indicator with a target is up to its path of this month.", SystemSentence.Aims([Held(20)], view.Words));
        Assert.StartsWith("None of 2 indicators is up to its path of this month;", SystemSentence.Aims([Held(10), Held(9)], view.Words), StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_open_with_how_many_are_where_and_name_one_of_each_clause_the_two_promises_first()
    {
        var view = See("zh-CN", "/indicators");
        var rows = IndicatorRows.Read(view) with
        {
            Verdicts =
            [
                Judged("match_rate", "away"), Judged("wrongly_paid", "away"), Judged("wrongly_paid_yuan", "away"), Judged("needs_care_unmet", "still"), Judged("coverage", "slow"), Judged("precision", "reached"),
                Judged("living_ratio", "on_track"), Judged("income_per_head", "no_data"), Judged("missed", "away") with { Dimension = "programme:dibao" },
            ],
        };
        Assert.Equal(["wrongly_paid", "wrongly_paid_yuan", "match_rate", "needs_care_unmet"], rows.First(view).Select(c => c.Id));
        string Title(string id, View seen) => seen.Cards[id].Title(seen.Words);
        Assert.Equal($"8 项有目标的指标中，2 项已达目标或进度正常，2 项偏慢或停滞，3 项背离目标；1 项数据不足；先看{Title("wrongly_paid", view)}、{Title("match_rate", view)}。", IndicatorSentence.Say(rows, view));
        var english = See("en", "/indicators");
        Assert.Equal(
            $"Of 8 indicators with a target, 2 are at it or on pace, 2 slow or standing still, 3 moving away; 1 with too little data; first to look at: {Title("wrongly_paid", english)}, {Title("match_rate", english)}.",
            IndicatorSentence.Say(rows, english));
        // The outlook says the opposite of the verdict: it is in the list, after the others of its kind, and not in the sentence.
        var ahead = new Prospect(view.Cards["wrongly_paid"], null, [], [new Outlook("wrongly_paid", "441900", "", October, 0, null, null)], new OutlookSummary("wrongly_paid", "441900", "", "combination", null, null, null, 0, 0.9, "outlook", 0, October), [], "away");
        var turned = rows with { Ahead = new Dictionary<string, Prospect> { ["wrongly_paid"] = ahead } };
        Assert.Equal(["wrongly_paid_yuan", "wrongly_paid"], turned.First(view).Select(c => c.Id).Take(2));
        Assert.DoesNotContain(Title("wrongly_paid", view) + "、", IndicatorSentence.Say(turned, view), StringComparison.Ordinal);
        Assert.StartsWith($"{view.Cards.All.Count} 个指标", IndicatorSentence.Say(rows with { Verdicts = [] }, view), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_open_with_whether_the_numbers_may_be_used()
    {
        var words = GivenWords.Chinese;
        FeedRow[] feeds = [Feed("payments", 1, 0), Feed("applications", 1, -5)];
        FileRow[] files = [new("f", "n", "payments", "0", 1, null, null, 4000, 3988, 12, 0, 1)];
        TestRow[] tests = [new("m", "t", "error", true, 0), new("m", "u", "error", true, 0)];

        Assert.Equal("数据检验全部通过，可以使用；2 类数据全部按时送到；每千行有 3.0 行有错被隔离，待部门更正；4 处异常未说明。", DataSentence.Say(feeds, files, tests, 4, words));
        Assert.Equal("2 项检验中 1 项未通过，用数前先看；2 类数据中 2 类迟到或未送。", DataSentence.Say([Feed("payments", 0, 0), Feed("roster", 1, 3)], [], [tests[0], tests[1] with { Passed = false }], null, words));
        Assert.Equal("All tests passed: the numbers may be used; all 2 kinds of data came on time.", DataSentence.Say(feeds, [], tests, 0, GivenWords.English));
    }

    private static FeedRow Feed(string feed, int files, int late) => new(feed, feed, feed, null, null, "C11", null, null, "monthly", October, null, late, files, 10);

    private static Verdict Judged(string id, string code) => new(id, "441900", October, "", code, 0.01, 0.02);

    private View See(string language, string address)
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer(language, dark: false);
        return viewer.See("http://localhost" + address, address)!;
    }
}
