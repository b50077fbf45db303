using System.Text.Json;
using Bunit;
using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Months that later lists have completed, set against the newest, on the fixture city.</summary>
public sealed class AlikeTests
{
    private const string City = "441900", Town = "441900121";

    /// <summary>A card whose definition never changed.</summary>
    private static readonly Card Whole = new("missed", default);

    [Fact]
    public void A_month_is_set_against_the_one_before_as_both_were_first_told_and_a_towns_newest_step_is_not_told()
    {
        using var home = FixtureHome.Make();
        home.Execute("CREATE TABLE mart_first_told (id VARCHAR, dimension VARCHAR, month DATE, value DOUBLE)");
        home.Execute($"INSERT INTO mart_first_told SELECT id, dimension, month, value + 20 * (1 + datediff('month', month, DATE '2026-09-01')) FROM mart_indicator WHERE area = '{City}' AND id = 'missed' AND dimension = '' AND month BETWEEN DATE '2025-10-01' AND DATE '2026-09-01'");
        using var door = home.Door();
        View See(string query)
        {
            var viewer = new Viewer(door, GivenWords.Book);
            viewer.Prefer("en", dark: false);
            return viewer.See("http://localhost/" + query, "/")!;
        }

        (Cell Now, Cell Before, Cell? Alike) Months(string area, string month, int back, string id = "missed")
        {
            var view = See($"?area={area}&month={month}");
            var cells = view.Version.CellsOf(area, id);
            var (now, before) = (cells.Find(id, area, view.Month)!, cells.Find(id, area, view.Month.AddMonths(-back))!);
            return (now, before, Alike.Before(view, Whole, now, before));
        }

        // The newest month has had no later list: September's 20 more are back in it, last October's 240.
        Assert.Equal(20, Between(Months(City, "2026-10", 1)), 6);
        Assert.Equal(240, Between(Months(City, "2026-10", 12)), 6);
        // September and August are still being completed, each to its own degree; by June that is done.
        Assert.Null(Months(City, "2026-09", 1).Alike);
        Assert.Null(Months(City, "2026-08", 12).Alike);
        Assert.Equal(0, Between(Months(City, "2026-06", 1)), 6);
        // What no list changes afterwards stands as it is.
        Assert.Equal(0, Between(Months(City, "2026-10", 1, "unknown")), 6);

        // Below the city nobody is told how far: the newest is set against no month, be it the last or one of a year ago, and the page says why.
        Assert.Null(Months(Town, "2026-10", 1).Alike);
        Assert.Null(Months(Town, "2026-10", 12).Alike);
        var settled = Months(Town, "2026-06", 12);
        Assert.Same(settled.Before, settled.Alike);
        const string why = "not compared with earlier months: later back pay is still to come";
        foreach (var (place, month, refused) in new[] { (Town, "2026-10", true), (Town, "2026-06", false), (City, "2026-10", false), (City, "2026-09", true), (City, "2026-06", false) })
        {
            var view = See($"?area={place}&month={month}");
            var trend = BlindSpotRows.Read(view).Trend(view);
            foreach (var said in new[] { PathSentence.Say(trend, view.Cards["missed"], view.Words), SeriesSentence.Say(trend.Missed, null, view.Cards["missed"], view) })
            {
                Assert.Equal(refused, said.Contains(why, StringComparison.Ordinal));
                Assert.Equal(!refused, said.Contains(" year", StringComparison.Ordinal));
            }

            if (place == City)
            {
                Assert.Equal(refused, FlowSentence.Say(OverviewRows.Read(view), view).Contains(why, StringComparison.OrdinalIgnoreCase));
            }
        }

        // No key to arrows that are not there.
        home.Publish("v0002");
        home.Execute("CREATE TABLE mart_first_told AS SELECT id, dimension, month, value FROM mart_indicator WHERE area = '441900' AND id IN ('coverage', 'precision') AND dimension = '' AND month = DATE '2026-09-01'");
        using var newer = home.Door();
        foreach (var (address, arrows) in new[] { ("/", true), ($"/?area={Town}", false) })
        {
            using var context = PageRendering.Context(newer, "en", address);
            Assert.Equal(arrows, PageRendering.Render(context, address).Find("section[aria-labelledby=kpi-coverage-title]").TextContent.Contains(GivenWords.English["kpi.arrows"], StringComparison.Ordinal));
        }

        static double Between((Cell Now, Cell Before, Cell? Alike) months) => months.Alike!.Value!.Value - months.Before.Value!.Value;
    }

    /// <summary>The new definition begins in January 2025; sums of twelve months hold none of the old from December 2025 on.</summary>
    [Theory]
    [InlineData("2024-12", "2023-12", false, false)]
    [InlineData("2025-01", "2024-12", true, true)]
    [InlineData("2025-06", "2024-06", true, true)]
    [InlineData("2025-12", "2024-12", true, true)]
    [InlineData("2026-01", "2025-01", false, true)]
    [InlineData("2026-10", "2025-10", false, true)]
    [InlineData("2026-12", "2025-12", false, false)]
    [InlineData("2026-10", "2026-09", false, false)]
    [InlineData("2025-12", "2026-10", false, false)]
    public void Nothing_is_compared_across_a_change_of_the_definition(string now, string before, bool broken, bool brokenSum)
    {
        DateOnly Day(string month) => Wording.Months.Parse(month)!.Value;
        Assert.Equal(broken, Broken(null).Break(Day(before), Day(now)) is not null);
        Assert.Equal(brokenSum, Broken("2025-12").Break(Day(before), Day(now)) is not null);
    }

    [Fact]
    public void A_sentence_says_that_the_definition_changed_and_names_no_extreme_from_before()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        string Say(string month)
        {
            var view = viewer.See("http://localhost/?month=" + month, "/")!;
            var any = view.Version.CellsOf(City, "unknown").Series("unknown", City);
            return SeriesSentence.Say([.. any.Select((c, n) => c with { Id = "jobs", Value = 100 + n, Masked = false, Bound = null })], null, Broken("2025-12"), view);
        }

        Assert.Contains("not compared across the change of definition in Jan 2025", Say("2025-06"), StringComparison.Ordinal);
        Assert.DoesNotContain("est in", Say("2025-06"), StringComparison.Ordinal);
        Assert.Contains("not compared across", Say("2026-10"), StringComparison.Ordinal);
        Assert.Contains("lowest in Dec 2025", Say("2026-10"), StringComparison.Ordinal);
        Assert.Contains("in one year", Say("2024-12"), StringComparison.Ordinal);
    }

    private static Card Broken(string? wholly) => new("jobs", JsonDocument.Parse($$"""{"unit":"jobs","direction":"up","breaks":[{"month":"2025-01",{{(wholly is null ? null : $"\"wholly_from\":\"{wholly}\",")}}"zh":"a","en":"b"}]}""").RootElement);

    [Fact]
    public void A_version_published_before_it_was_told_stands_as_it_is()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        var view = viewer.See("http://localhost/", "/")!;
        var cells = view.Version.CellsOf(City, "missed");
        var before = cells.Find("missed", City, view.MonthBefore);
        Assert.Same(before, Alike.Before(view, Whole, cells.Find("missed", City, view.Month), before));
    }
}
