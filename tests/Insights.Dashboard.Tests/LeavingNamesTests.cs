using System.IO.Compression;
using Bunit;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

/// <summary>Under what heads, titles and names the tables of a page leave, and that none stays behind.</summary>
public sealed class LeavingNamesTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    [Fact]
    public void The_quieter_number_of_a_bar_is_a_note_unless_the_list_says_what_it_is()
    {
        Bar[] bars = [new("a", 1, "1", "+3.2%")];
        Assert.Equal(["项目", "人数", "备注"], BarDrawing.Table(bars, GivenWords.Chinese, "人数").Heads);
        Assert.Equal("占比", BarDrawing.Table(bars, GivenWords.Chinese, "人数", GivenWords.Chinese["col.share"]).Heads[2]);
    }

    /// <summary>Names and notes are what people type and departments send; Excel and WPS work out what begins like a formula.</summary>
    [Theory]
    [InlineData("=HYPERLINK(\"http://a\")", "\"'=HYPERLINK(\"\"http://a\"\")\"")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData(" +cmd|x", "' +cmd|x")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("+3.2%", "0.032")]
    [InlineData("-500 to -200", "-500 to -200")]
    [InlineData("-", "-")]
    [InlineData("护理补贴到三级", "护理补贴到三级")]
    public void A_text_in_a_csv_is_never_a_formula(string text, string written) =>
        Assert.EndsWith($"\r\n{written}\r\n", System.Text.Encoding.UTF8.GetString(LeavingBook.Csv(new(["名称"], [[TwinCell.Read(text)]]))), StringComparison.Ordinal);

    [Fact]
    public void A_page_without_a_number_offers_no_file_that_there_is_not()
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See("http://localhost/what-if", "/what-if")!;
        using var context = new BunitContext();
        IEnumerable<string?> Offered(bool bare, string? book) => context.Render<ExitMenu>(p => p.Add(m => m.View, view).Add(m => m.Title, "What-if").Add(m => m.Bare, bare).Add(m => m.Book, book)).FindAll("a").Select(a => a.GetAttribute("href"));
        Assert.Empty(Offered(true, null));
        Assert.Equal(["/what-if.xlsx"], Offered(true, "/what-if.xlsx"));
        Assert.Equal(["/what-if.xlsx", "/leaving/csv/what-if"], Offered(false, "/what-if.xlsx"));
    }

    /// <summary>In the city, in a town, in a village with few people and in an area where hardly anything is counted.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?area=441900121")]
    [InlineData("?area=441900121004")]
    [InlineData("?area=441900404")]
    public async Task A_card_offers_a_file_where_there_is_one_and_nowhere_else(string asked)
    {
        foreach (var card in city.Door.Current()!.Cards())
        {
            var address = $"/indicators/{card.Id}{asked}";
            using var context = PageRendering.Context(city.Door, "en", address);
            var offered = PageRendering.Render(context, address).FindAll($"details.leave a[href^='/leaving/']").Count;
            var (_, leaving, _) = await LeavingReader.Read(city.Door, address, "en");
            Assert.True(offered == (leaving.Blocks.Count + leaving.Numbers.Count > 0 ? 2 : 0), $"{address} offers {offered} files of {leaving.Blocks.Count} blocks");
        }
    }

    [Fact]
    public void Ends_of_an_interval_are_read_as_well_as_computed_with()
    {
        Bar[] bars = [new("a", 0.615, "61.5%", Low: 0.6094, High: 0.6206), new("b", 230, "about 230", Low: 92, High: 1300)];
        Assert.Equal(["60.9%", "62.1%"], BarDrawing.Table(bars, GivenWords.English, "Ratio").Rows[0].Skip(2).Select(c => c.Text));
        Assert.Equal(["92", "1,300"], BarDrawing.Table(bars, GivenWords.English, "Ratio").Rows[1].Skip(2).Select(c => c.Text));
    }

    [Theory]
    [InlineData("/blind-spots", "reasons", "Missed")]
    [InlineData("/blind-spots", "funnel", "People")]
    [InlineData("/living-standard", "households", "Living-standard ratio")]
    [InlineData("/wall/text", "towns", "Missed per thousand entitled")]
    public async Task A_list_says_what_its_numbers_are(string address, string block, string head)
    {
        var (_, page, _) = await LeavingReader.Read(city.Door, address, "en");
        Assert.Equal(head, page.Blocks.Single(b => b.Id == block).Tables[0].Rows.Heads[1]);
    }

    [Theory]
    [InlineData("/blind-spots", "reasons", "Share")]
    [InlineData("/wall/text", "households", "95% margin (± points)")]
    [InlineData("/data", "stages", "Handled")]
    public async Task A_list_says_what_its_quieter_numbers_are(string address, string block, string head)
    {
        var (_, page, _) = await LeavingReader.Read(city.Door, address, "en");
        Assert.Contains(page.Blocks.Single(b => b.Id == block).Tables, t => t.Rows.Heads.Count > 2 && t.Rows.Heads[2] == head);
    }

    [Fact]
    public async Task Each_stage_of_the_run_counts_its_own_things()
    {
        var (_, page, _) = await LeavingReader.Read(city.Door, "/data", "en");
        var told = page.Blocks.Single(b => b.Id == "stages").Tables[0].Rows.Rows.ToDictionary(r => r[0].Text, r => r[2].Text);
        Assert.Equal(("325 files", "2,296,412 rows"), (told["Receive"], told["Read"]));
    }

    [Fact]
    public async Task Every_list_of_the_page_of_governance_leaves_it()
    {
        var (view, page, _) = await LeavingReader.Read(city.Door, "/governance", "zh-CN");
        var blocks = page.Blocks.ToDictionary(b => b.Id);
        var shown = blocks.Values.SelectMany(b => b.Tables).Where(t => t.Rows.Heads.Contains(view.Words["col.verdict_since"])).ToList();

        Assert.All(shown, t => Assert.All(t.Rows.Rows, r => Assert.Equal(9, r.Count)));
        Assert.Contains(shown, t => t.Title == view.Words["governance.block.party"]);
        Assert.Contains(shown, t => t.Title == view.Words["governance.block.organisations"]);
        Assert.Equal(view.Version.Systems().Count, blocks["systems"].Tables[0].Rows.Rows.Count);
        Assert.Equal(view.Version.SystemParts("441900", view.Month).Count, blocks["systems"].Tables[1].Rows.Rows.Count);
        Assert.NotEmpty(blocks["towns"].Tables.Single().Rows.Rows);
        Assert.Equal(8, blocks["departments"].Tables.Single().Rows.Heads.Count);
    }

    /// <summary>Two files of two programmes must not be taken for one another; and what a page cannot be narrowed to, its files do not speak of.</summary>
    [Theory]
    [InlineData("/blind-spots?programme=care_subsidy", "rates", "零盲点_覆盖率与精准率_重度残疾人护理补贴_东莞市_2026-10.csv", "护理补贴")]
    [InlineData("/blind-spots", "rates", "零盲点_覆盖率与精准率_东莞市_2026-10.csv", "全部救助项目")]
    [InlineData("/blind-spots?programme=care_subsidy", "reasons", "零盲点_为什么没有得到（全部项目）_东莞市_2026-10.csv", "全部救助项目")]
    [InlineData("/blind-spots?programme=care_subsidy", null, "零盲点_重度残疾人护理补贴_东莞市_2026-10.zip", "护理补贴")]
    [InlineData("/governance?programme=care_subsidy", null, "治理与支撑_东莞市_2026-10.zip", null)]
    [InlineData("/indicators?find=覆盖", "list", null, "覆盖")]
    public async Task A_file_is_named_by_what_the_reader_chose_and_says_so(string address, string? block, string? name, string? said)
    {
        var (view, page, _) = await LeavingReader.Read(city.Door, address, "zh-CN");
        var alone = block is null ? null : page.Blocks.Single(b => b.Id == block);
        var (chosen, book) = Exits.Book(view, page, alone);

        if (name is not null)
        {
            Assert.Equal(name, book.FileName(Path.GetExtension(name)[1..], alone));
        }

        var about = Filters.Of(view, chosen).Where(f => f.Name == view.Words["leave.programme"] || f.Name == view.Words["leave.chosen"]).Select(f => f.Value).ToList();
        Assert.Equal(said is null ? 0 : 1, about.Count);
        Assert.All(about.Append(Filters.Foot(view, chosen)[0]).Where(_ => said is not null), text => Assert.Contains(said!, text, StringComparison.Ordinal));
        if (alone is not null)
        {
            Assert.Equal(chosen.Count > 0, chosen.Any(c => Exits.Title(view, alone, chosen).Contains(c, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_lone_table_of_one_thing_is_not_named_as_the_whole_block_and_a_file_of_one_block_names_it()
    {
        var (view, page, _) = await LeavingReader.Read(city.Door, "/governance", "zh-CN");
        var block = new LeavingBlock("x");
        block.Named("机构", "一句话。");
        block.Table("按类型", new TwinTable(["项目", "数值"], [["甲", "1"]]));
        var book = new LeavingBook(view, page.Heading, [], [block], []);

        using var zip = new ZipArchive(new MemoryStream(book.Csvs()));
        Assert.Contains(zip.Entries, e => e.FullName == "机构 · 按类型.csv");
        Assert.Equal($"{page.Heading}_机构_{view.AreaName}_{Months.Code(view.Month)}.svg", book.FileName("svg", block));
    }
}
