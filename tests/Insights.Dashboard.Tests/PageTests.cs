using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>Whole pages on the fixture city, without a browser.</summary>
public sealed partial class PageTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    public sealed class City : IDisposable
    {
        private readonly FixtureHome home = FixtureHome.Make();

        public City() => Door = home.Door();

        public WarehouseDoor Door { get; }

        public void Dispose()
        {
            Door.Dispose();
            home.Dispose();
        }
    }

    public static TheoryData<string, string> AllPages()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in WordBook.Languages)
        {
            foreach (var address in new[] { "/", "/blind-spots", "/living-standard", "/services", "/services?area=441900121&sort=service_reach", "/services?area=441900121004", "/indicators", "/indicators/missed", "/indicators/income_band", "/indicators/consumption_share", "/indicators/consumption_share?area=441900121004", "/indicators/income_share?part=source:wage", "/indicators/applied_rate?part=programme:dibao", "/living-standard?month=2024-02", "/outlook", "/outlook?show=target&clause=C12", "/data", "/data/figures", "/data?feed=payments",
                "/?area=441900121", "/blind-spots?area=441900121&programme=dibao", "/living-standard?area=441900121", "/?area=441900121004&by=missed", "/blind-spots?area=441900121004",
                "/living-standard?area=441900121004", "/governance", "/governance?area=441900121&by=staff_on_time", "/governance?area=441900121004", "/?month=2024-02", "/indicators?area=441900121004", "/?area=nowhere&month=never&programme=none", "/wall", "/wall/text", "/wall?area=441900121004", "/wall/text?area=441900121" })
            {
                data.Add(language, address);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_page_renders_with_every_word_and_one_heading(string language, string address)
    {
        using var context = Context(language, address);
        var page = Render(context, address);
        var words = context.Services.GetRequiredService<Viewer>().Words;

        Assert.Empty(words.Missing);
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("[", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("a[href]"), a => Assert.StartsWith("/", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(page.FindAll("[id]").Count, page.FindAll("[id]").Select(e => e.Id).Distinct().Count());

        // In sentences, tiles and lists a month is written as people of the language write it; as 2026-10 only in columns of tables and at the ends of axes.
        Assert.DoesNotContain(
            page.Nodes.SelectMany(n => n.Descendants<IText>()).Where(t => t.ParentElement!.Closest("table, svg, code, script, .ends") is null).Select(t => t.Data.Trim()),
            text => IsoMonth().IsMatch(text));
    }

    [GeneratedRegex(@"(?<![\d-])20\d\d-(0[1-9]|1[0-2])(?!\d)")]
    private static partial Regex IsoMonth();

    [Fact]
    public void The_overview_shows_four_numbers_with_passports_and_thirty_three_tiles_row_by_row()
    {
        using var context = Context("zh-CN", "/");
        var page = Render(context, "/");
        var tiles = page.FindAll(".tiles li");

        Assert.Equal(4, page.FindAll("section.kpi").Count);
        Assert.Equal(4, page.FindAll("dialog[data-passport]").Count);
        Assert.Equal(33, tiles.Count);
        Assert.Equal(tiles.Select(Place).Order(), tiles.Select(Place));
        Assert.Equal(3, page.FindAll(".others a").Count);
        Assert.Contains("＊", page.FindAll(".tiles a").Single(a => a.TextContent.Contains("洪梅", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("/?area=441900121", page.FindAll(".tiles a").Single(a => a.TextContent.Contains("虎门", StringComparison.Ordinal)).GetAttribute("href"));
    }

    [Fact]
    public void Coverage_is_never_without_precision_and_unknown()
    {
        using var context = Context("zh-CN", "/");
        var page = Render(context, "/");
        var tile = page.Find("section[aria-labelledby=kpi-coverage-title]").TextContent;

        Assert.Contains("精准率", tile, StringComparison.Ordinal);
        Assert.Contains("待核实", tile, StringComparison.Ordinal);
        var heads = page.FindAll("#programmes-head").Single().ParentElement!.ParentElement!.QuerySelectorAll("thead th").Select(t => t.TextContent).ToList();
        Assert.Contains("精准率", heads);
        Assert.Contains("待核实", heads);
    }

    [Fact]
    public void A_town_shows_its_villages_and_the_way_back_and_keeps_the_month()
    {
        using var context = Context("en", "/blind-spots?area=441900121&month=2026-04");
        var page = Render(context, "/blind-spots?area=441900121&month=2026-04");

        Assert.Equal("/blind-spots?month=2026-04", page.Find(".where > a").GetAttribute("href"));
        Assert.Equal(32, page.FindAll("#places-head").Single().ParentElement!.ParentElement!.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.FindAll("tbody th a[href*='area=441900121']"), a => Assert.Contains("month=2026-04", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void No_masked_number_can_be_read_anywhere_on_a_village_page()
    {
        var october = new DateOnly(2026, 10, 1);
        using var context = Context("en", "/?area=441900121004");
        var page = Render(context, "/?area=441900121004");
        var shown = page.FindAll(".kpi .big").Select(e => e.TextContent.Trim()).ToList();

        Assert.True(city.Door.Current()!.CellsOf("441900121004", "missed").Find("missed", "441900121004", october)!.Masked);
        Assert.Equal("＊", shown[0]);
        Assert.StartsWith("≥", shown[1], StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".unshown"));
    }

    [Fact]
    public void The_data_page_says_where_rows_were_turned_back_and_never_what_they_held()
    {
        using var context = Context("en", "/data?feed=payments");
        var page = Render(context, "/data?feed=payments");

        Assert.Contains("this is not an amount", page.Find("#quarantine-head").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sheet1", page.Markup, StringComparison.Ordinal);
        Assert.Contains("every file adds up", page.Find(".sum").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wall_and_its_twin_show_the_same_numbers_panel_by_panel()
    {
        using var wall = Context("zh-CN", "/wall");
        using var text = Context("zh-CN", "/wall/text");
        var (seen, read) = (Render(wall, "/wall"), Render(text, "/wall/text"));
        var panels = seen.FindAll("section.panel");

        Assert.Equal(12, panels.Count);
        Assert.Equal(panels.Select(p => p.QuerySelector("h2")!.TextContent), read.FindAll("section.block h2").Select(h => h.TextContent));
        Assert.All(panels.Zip(read.FindAll("section.block")), p =>
        {
            var written = p.Second.TextContent;
            // A masked tile has a star; its twin has room for the bound.
            Assert.All(p.First.QuerySelectorAll(".big, .bars b, .tiles b, .notes p").Where(e => e.TextContent != Numbers.Withheld), e => Assert.Contains(Squeezed(e.TextContent), Squeezed(written), StringComparison.Ordinal));
        });

        static string Squeezed(string value) => string.Concat(value.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Each_figure_has_its_sentence_and_its_table()
    {
        foreach (var address in new[] { "/", "/blind-spots", "/living-standard", "/indicators/coverage" })
        {
            using var context = Context("zh-CN", address);
            var page = Render(context, address);

            Assert.All(page.FindAll(".figure"), f => Assert.True(f.GetAttribute("aria-label")!.Length > 8));
            Assert.All(page.FindAll("section.block").Where(b => b.QuerySelector(".figure") is not null), b => Assert.Equal(b.QuerySelectorAll(".figure").Length, b.QuerySelectorAll("details[data-twin]").Length));
        }
    }

    [Fact]
    public void Where_the_money_goes_stands_beside_the_nation_and_says_so_where_no_household_told_it_or_too_few()
    {
        string Block(string asked)
        {
            using var context = Context("zh-CN", "/living-standard" + asked);
            return Render(context, "/living-standard" + asked).Find("section[aria-labelledby=spending-head]").TextContent;
        }

        Assert.Contains("恩格尔系数（食品烟酒占比）33.6%，比全国居民高 3.8 个百分点；医疗保健占 18.4%，比全国居民高 9.4 个百分点。", Block(""), StringComparison.Ordinal);
        Assert.Contains("其中医疗保健、其他用品及服务为一般知识，未核实", Block(""), StringComparison.Ordinal);
        Assert.Contains("没有家庭填报消费支出八大类", Block("?month=2024-02"), StringComparison.Ordinal);
        Assert.Contains("数字太小已遮盖", Block("?area=441900402"), StringComparison.Ordinal);
        Assert.DoesNotContain("%", Block("?area=441900402"), StringComparison.Ordinal);
        Assert.Contains("不在此级公布", Block("?area=441900121004"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "约 6,400 人有残疾却不在任何部门的名单上（95% 区间 5,700–7,600）；另有 6,425 人")]
    [InlineData("?area=441900003", "约 150 人有残疾却不在任何部门的名单上（95% 区间 90–290）")]
    [InlineData("?area=441900402", "人数太少，不作估计")]
    public void The_unseen_stand_with_their_interval_and_where_few_are_concerned_nothing_is_told(string asked, string said)
    {
        using var context = Context("zh-CN", "/blind-spots" + asked);
        var block = Render(context, "/blind-spots" + asked).Find("section[aria-labelledby=unseen-head]").TextContent;

        Assert.Contains(said, block, StringComparison.Ordinal);
        Assert.Contains("须成立的前提", block, StringComparison.Ordinal);
    }

    private BunitContext Context(string language, string address) => PageRendering.Context(city.Door, language, address);

    private static IRenderedComponent<IComponent> Render(BunitContext context, string address) => PageRendering.Render(context, address);

    /// <summary>Row and column of a tile, for the order.</summary>
    private static (int Row, int Column) Place(IElement tile)
    {
        var parts = tile.GetAttribute("style")!.Split(';').Select(s => int.Parse(s.Split(':')[1])).ToList();
        return (parts[1], parts[0]);
    }
}
