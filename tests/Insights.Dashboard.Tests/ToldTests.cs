using Bunit;
using Insights.Dashboard.Charts;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>What a number is of and what is not known of it stands beside it, on the page and in its files.</summary>
public sealed class ToldTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private static readonly OutlookSummary Zero = new("missed", "441900", "", "combination", new(2030, 8, 1), new(2028, 7, 1), null, 20, 0.04, "outlook", 0);

    [Fact]
    public async Task What_is_published_for_all_programmes_says_so_in_its_title_and_its_files()
    {
        const string address = "/blind-spots?programme=dibao";
        using var context = PageRendering.Context(city.Door, "en", address);
        var page = PageRendering.Render(context, address);
        var (_, leaving, _) = await LeavingReader.Read(city.Door, address, "en");

        Assert.All(new[] { "reasons", "ages", "flow", "year" }, id =>
        {
            Assert.EndsWith("(all programmes)", page.Find($"#{id}-head").TextContent, StringComparison.Ordinal);
            Assert.All(leaving.Blocks.Where(b => b.Id == id).SelectMany(b => b.Tables), t => Assert.EndsWith("(all programmes)", t.Title, StringComparison.Ordinal));
        });
        Assert.Contains("Published for all programmes together.", page.Find("section[aria-labelledby=flow-head]").TextContent, StringComparison.Ordinal);
        using var whole = PageRendering.Context(city.Door, "en", "/blind-spots");
        Assert.DoesNotContain("all programmes", PageRendering.Render(whole, "/blind-spots").Find("#flow-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Villages_are_not_published_by_programme_and_the_table_says_that()
    {
        using var home = FixtureHome.Make();
        home.Execute("DELETE FROM mart_indicator WHERE level = 'village' AND dimension <> ''");
        using var door = home.Door();
        const string address = "/blind-spots?area=441900121&programme=dibao";
        using var context = PageRendering.Context(door, "zh-CN", address);

        Assert.Equal("村（社区）一级不按项目公布。", PageRendering.Render(context, address).Find("#places-say").TextContent);
    }

    [Fact]
    public async Task A_withheld_rate_of_the_places_leaves_as_it_is_read()
    {
        var (_, leaving, _) = await LeavingReader.Read(city.Door, "/blind-spots", "en");
        var cells = leaving.Blocks.Single(b => b.Id == "places").Tables.Single().Rows.Rows.SelectMany(r => r).Where(c => c.Text == Numbers.Withheld).ToList();

        Assert.NotEmpty(cells);
        Assert.All(cells, c => Assert.Equal(Numbers.Withheld, c.Machine));
    }

    [Fact]
    public void Measures_taken_once_a_year_name_their_month_whatever_the_pages_is()
    {
        using var context = PageRendering.Context(city.Door, "en", "/living-standard?month=2025-10");
        var view = context.Services.GetRequiredService<Viewer>().See("/living-standard?month=2025-10", "/living-standard")!;
        var depth = new DepthRows([.. new[] { "mean", "gap", "gap_wage", "gap_transfer", "gap_other" }.Select(m => new LivingMeasure("441900", new(2026, 10, 1), "", "per_head", m, 1000, null, null, 40))]);
        var page = context.Render<DepthBlocks>(p => p.Add(d => d.View, view).Add(d => d.Depth, depth));

        Assert.All(new[] { "depth", "boxes", "fall", "funnel" }, id => Assert.Contains("(Oct 2026)", page.Find($"#{id}-head").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_withheld_outlook_no_outlook_and_one_out_of_sight_are_three_things()
    {
        Assert.Equal("Masked", ZeroDate.Say(Zero with { Method = "none", Note = "masked", Reaches = null }, GivenWords.English));
        Assert.Equal("月份太少", ZeroDate.Say(Zero with { Method = "none", Note = "too_short", Reaches = null }, GivenWords.Chinese));
        Assert.Equal("No outlook", ZeroDate.Say(null, GivenWords.English));
        Assert.Equal("Not in sight", ZeroDate.Say(Zero with { Note = "beyond_horizon", Reaches = null }, GivenWords.English));
        Assert.Equal("2028年7月 – 更晚", ZeroDate.Range(Zero, GivenWords.Chinese));
    }

    [Fact]
    public async Task The_date_of_zero_is_the_same_on_the_tile_the_wall_its_passport_and_the_file()
    {
        using var home = FixtureHome.Make();
        home.Execute("UPDATE mart_outlook_summary SET method = 'none', note = 'masked', reaches = NULL, reaches_lower = NULL, reaches_upper = NULL WHERE id = 'missed'");
        using var door = home.Door();
        using var context = PageRendering.Context(door, "en", "/");
        using var wall = PageRendering.Context(door, "en", "/wall");
        var tile = PageRendering.Render(context, "/").Find("section[aria-labelledby=kpi-zero-title]");
        var (view, leaving, _) = await LeavingReader.Read(door, "/", "en");

        Assert.Equal("Masked", tile.QuerySelector(".big")!.TextContent.Trim());
        Assert.StartsWith("Masked ", tile.QuerySelector("dialog .value")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(tile.QuerySelector("dialog dd a[href='/outlook']"));
        Assert.DoesNotContain("SQL", tile.TextContent, StringComparison.Ordinal);
        Assert.Equal("Masked", leaving.Numbers.Single(n => n[0].Text == view.Words["kpi.zero"])[1].Text);
        Assert.Contains("Nobody missed: Masked", PageRendering.Render(wall, "/wall").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void No_extreme_is_named_that_a_withheld_month_may_pass()
    {
        var (view, series) = Series("coverage");
        string Say(IReadOnlyList<Cell> cells) => SeriesSentence.Say(cells, null, view.Cards["coverage"], view);
        // After the change of the definition in January 2025: months before it go with none of today.
        Cell[] peaked = [.. series.Select((c, n) => c with { Value = n == 17 ? 0.994 : n == 19 ? 0.7 : 0.9, Masked = false, Bound = null })];

        Assert.Contains("highest in", Say(peaked), StringComparison.Ordinal);
        Assert.Contains("lowest in", Say([.. peaked.Select((c, n) => n == 22 ? c with { Value = null, Masked = true, Bound = 0.995 } : c)]), StringComparison.Ordinal);
        Assert.DoesNotContain("est in", Say([.. peaked.Select((c, n) => n == 22 ? c with { Value = null, Masked = true, Bound = 0.6 } : c)]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_of_shares_without_any_share_does_not_pass_the_whole()
    {
        var (view, series) = Series("coverage");
        foreach (var value in new double?[] { null, 1 })
        {
            var figure = SeriesChart.Draw([.. series.Select(c => c with { Value = value, Masked = value is null, Lower95 = null, Upper95 = null })], new Goals([]), view.Cards["coverage"], view);
            Assert.Equal(["0%", "100%"], new[] { figure.Frame.Up[0].Text, figure.Frame.Up[^1].Text });
        }
    }

    [Fact]
    public void Tiles_and_their_key_speak_of_people()
    {
        using var context = PageRendering.Context(city.Door, "en", "/indicators/missed");
        var page = PageRendering.Render(context, "/indicators/missed");

        Assert.All(page.FindAll(".tiles a"), a => Assert.Equal(a.QuerySelector("b")!.TextContent switch { Numbers.Withheld or Numbers.None => "", "1" => "person", _ => "people" }, a.QuerySelector(".hidden")!.TextContent));
        Assert.Equal("people", page.FindAll(".legend span")[^1].TextContent);
    }

    private (View View, IReadOnlyList<Cell> Series) Series(string id)
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See("http://localhost/", "/")!;
        return (view, view.Version.CellsOf("441900", id).Series(id, "441900"));
    }
}
