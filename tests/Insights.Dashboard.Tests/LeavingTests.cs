using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ExcelDataReader;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Exporting;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What leaves a page, read again by others than its writer and held against the mart.</summary>
public sealed class LeavingTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Pages() => ["/", "/blind-spots?area=441900121&programme=dibao", "/living-standard", "/indicators", "/data/figures", "/indicators/missed", "/indicators/coverage?area=441900121", "/data", "/?area=441900121004"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_leaves_as_a_workbook_that_says_where_and_when_and_freezes_its_heads(string address)
    {
        foreach (var language in WordBook.Languages)
        {
            var (view, page, _) = await Read(address, language);
            using var stream = new MemoryStream(new LeavingBook(view, page.Heading, page.Numbers, page.Blocks, page.Chosen).Workbook());
            var sheets = LeavingReader.Sheets(stream);
            var about = sheets[0].Rows.Cast<DataRow>().Select(r => $"{r[0]}: {r[1]}").ToList();

            Assert.Contains(about, line => line.Contains(view.AreaName, StringComparison.Ordinal) && line.Contains(view.Area.Code, StringComparison.Ordinal));
            Assert.Contains(about, line => line.Contains(view.Words.Months.Long(view.Month), StringComparison.Ordinal));
            Assert.Contains(about, line => line.Contains(view.Words.Months.Date(new(2026, 10, 31)), StringComparison.Ordinal));
            Assert.Contains(about, line => line.Contains(view.About.Version, StringComparison.Ordinal));
            Assert.Equal(view.Programme is not null, about.Exists(line => line.Contains(view.Programme is { } p ? view.ProgrammeName(p) : "no such programme", StringComparison.Ordinal)));
            Assert.True(sheets.Count > 1);
            Assert.All(sheets, s => Assert.True(s.TableName.Length is > 0 and <= 31));
            using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
            Assert.All(zip.Entries.Where(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)), e =>
            {
                using var text = new StreamReader(e.Open());
                Assert.Contains("state=\"frozen\"", text.ReadToEnd(), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task The_missed_of_every_month_are_in_the_workbook_as_in_the_mart_and_the_masked_are_in_neither()
    {
        foreach (var area in new[] { "441900", "441900121", "441900121004" })
        {
            var (view, page, _) = await Read($"/indicators/missed?area={area}", "zh-CN");
            using var stream = new MemoryStream(new LeavingBook(view, page.Heading, page.Numbers, page.Blocks, page.Chosen).Workbook());
            var sheet = LeavingReader.Sheets(stream).SingleOrDefault(s => s.Columns.Count == 6 && s.Rows[0][0] is "月份");
            var mart = city.Door.Current()!.CellsOf(area, "missed").Series("missed", area);

            if (mart.All(c => c.Value is null))
            {
                Assert.Null(sheet);
                continue;
            }

            var read = sheet!.Rows.Cast<DataRow>().Skip(1).ToDictionary(r => DateOnly.FromDateTime((DateTime)r[0]), r => r[1]);
            Assert.Equal(mart.Count, read.Count);
            Assert.All(mart, c => Assert.Equal(c.Value is { } value ? value : Numbers.Withheld, read[c.Month]));
        }
    }

    [Fact]
    public void A_month_is_a_date_that_shows_year_and_month_a_day_one_that_shows_the_day_and_a_code_stays_text()
    {
        TwinCell[] row = [TwinCell.Of(new(2026, 10, 1), GivenWords.Chinese), "2027-12", "2026-10-31", "441900121", "2026-10 – 2027-01", "0001-01"];
        using var stream = new MemoryStream();
        SheetBook.Write(stream, [new("a", [["月份"], [.. row.Select(LeavingBook.Cell)]])]);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        Assert.True(reader.Read() && reader.Read());
        Assert.Equal([new DateTime(2026, 10, 1), new DateTime(2027, 12, 1), new DateTime(2026, 10, 31), "441900121", "2026-10 – 2027-01", "0001-01"], Enumerable.Range(0, 6).Select(reader.GetValue));
        Assert.Equal(["yyyy-mm", "yyyy-mm", "yyyy-mm-dd"], Enumerable.Range(0, 3).Select(reader.GetNumberFormatString));
        Assert.EndsWith("\r\n2026-10,2027-12,2026-10-31,441900121,2026-10 – 2027-01,0001-01\r\n", Encoding.UTF8.GetString(LeavingBook.Csv(new(["月份"], [row]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_codes_stay_text_and_shares_stay_numbers()
    {
        var (view, page, _) = await Read("/blind-spots", "zh-CN");
        using var stream = new MemoryStream(new LeavingBook(view, page.Heading, page.Numbers, page.Blocks, page.Chosen).Workbook());
        var sheet = LeavingReader.Sheets(stream).Single(s => s.Rows[0][1] is "代码" && s.Columns.Count > 7);
        var column = Enumerable.Range(0, sheet.Columns.Count).Single(n => sheet.Rows[0][n] is "覆盖率");
        var around = city.Door.Current()!.CellsBelow("441900", view.Month, "coverage");

        Assert.Equal(36, sheet.Rows.Count - 1);
        foreach (var row in sheet.Rows.Cast<DataRow>().Skip(1))
        {
            var code = Assert.IsType<string>(row[1]);
            Assert.Equal(9, code.Length);
            var cell = around.Find("coverage", code, view.Month);
            Assert.Equal(cell?.Value, row[column] as double?);
        }
    }

    [Fact]
    public async Task A_table_leaves_as_comma_separated_text_with_its_mark_and_bare_numbers()
    {
        var (view, page, _) = await Read("/", "en");
        var block = page.Blocks.Single(b => b.Id == "programmes");
        var bytes = LeavingBook.Csv(block.Tables.Single().Rows);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(LeavingReader.Naive).ToList();
        var cells = city.Door.Current()!.CellsOf("441900", "entitled", "coverage");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(view.Words["col.entitled"], lines[0][1]);
        Assert.Equal(view.Programmes.Count, lines.Count - 1);
        Assert.All(view.Programmes.Zip(lines.Skip(1)), p =>
        {
            Assert.Equal(p.First.NameEn, p.Second[0]);
            Assert.Equal(cells.Find("entitled", "441900", view.Month, "programme:" + p.First.Code)!.Value, double.Parse(p.Second[1], CultureInfo.InvariantCulture));
            Assert.Equal(cells.Find("coverage", "441900", view.Month, "programme:" + p.First.Code)!.Value, double.TryParse(p.Second[5], CultureInfo.InvariantCulture, out var share) ? share : null);
        });
    }

    /// <summary>A bound is read and not computed with: a person finds the page's words in either file.</summary>
    [Fact]
    public async Task A_bound_is_written_in_a_workbook_and_as_comma_separated_text_as_it_is_read()
    {
        var (view, page, _) = await Read("/blind-spots", "en");
        var bound = CellText.Twin(new Cell("coverage", "441900", "city", view.Month, string.Empty, null, null, null, null, null, 0.98658, true), view.Cards["coverage"], view.Words);
        var block = new LeavingBlock("x");
        block.Named("Places", null);
        block.Table(new TwinTable(["Place", "Coverage"], [["Humen", bound]]));
        using var stream = new MemoryStream(new LeavingBook(view, page.Heading, [], [block], []).Workbook());

        Assert.Equal("≥ 98.6%", LeavingReader.Sheets(stream)[^1].Rows[1][1]);
        Assert.EndsWith("Humen,≥ 98.6%\r\n", Encoding.UTF8.GetString(LeavingBook.Csv(block.Tables.Single().Rows)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_composition_of_consumption_leaves_with_the_numbers_of_its_cards()
    {
        var (view, page, _) = await Read("/living-standard", "zh-CN");
        var table = page.Blocks.Single(b => b.Id == "spending").Tables[0].Rows;
        var cells = city.Door.Current()!.CellsOf("441900", "consumption_share", "consumption_part");

        Assert.Equal(8, table.Rows.Count);
        Assert.All(table.Rows, row =>
        {
            var share = cells.Split("consumption_share", "441900", view.Month, "spend").Single(c => view.Words.Code("spend", c.Dimension["spend:".Length..]) == row[0].Text);
            Assert.Equal((share.Value, cells.Find("consumption_part", "441900", view.Month, share.Dimension)!.Value), (row[1].Number, row[4].Number));
            // As the two shares stand beside it, so that no reader finds another difference.
            Assert.Equal(Unit.Share.Between(row[5].Number, row[1].Number)!.Value * 100, row[6].Number!.Value, 1e-9);
        });
    }

    [Fact]
    public async Task All_tables_of_a_page_leave_in_one_packet()
    {
        var (view, page, _) = await Read("/living-standard", "zh-CN");
        using var zip = new ZipArchive(new MemoryStream(new LeavingBook(view, page.Heading, page.Numbers, page.Blocks, page.Chosen).Csvs()));

        Assert.Contains(zip.Entries, e => e.FullName == "说明.csv");
        Assert.Equal(2 + page.Blocks.Sum(b => b.Tables.Count), zip.Entries.Count);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_picture_stands_alone(string address)
    {
        var (view, page, _) = await Read(address, "zh-CN");
        foreach (var block in page.Blocks.Where(b => b.Drawing is not null))
        {
            var drawing = XDocument.Parse(block.Drawing!(new Caption(block.Title, block.Say, Filters.Foot(view, page.Chosen))));
            var text = drawing.ToString();
            var whole = string.Concat(drawing.Descendants(Svg + "text").Select(t => t.Value));

            Assert.Equal(Svg + "svg", drawing.Root!.Name);
            Assert.DoesNotContain("var(", text, StringComparison.Ordinal);
            Assert.DoesNotContain("href", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("%\"", text.Replace("width=\"100%\" height=\"100%\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("font-family", text, StringComparison.Ordinal);
            Assert.Contains(block.Title, whole, StringComparison.Ordinal);
            Assert.Contains("2026年10月31日", whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_line_is_drawn_at_its_values()
    {
        var (_, page, _) = await Read("/indicators/missed", "zh-CN");
        var drawing = XDocument.Parse(page.Blocks.Single(b => b.Id == "series").Drawing!(new Caption("", null, [])));
        var line = drawing.Descendants(Svg + "path").Single(p => p.Attribute("stroke-width")?.Value == "2.4" && p.Attribute("stroke-dasharray") is null).Attribute("d")!.Value[1..].Split('L').Select(p => double.Parse(p.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
        var mart = city.Door.Current()!.CellsOf("441900", "missed").Series("missed", "441900").Select(c => c.Value!.Value).ToList();

        // Equal steps of the count are equal steps of the height: the drawing lies on one straight scale.
        var scale = (line[^1] - line[0]) / (mart[^1] - mart[0]);
        Assert.All(mart.Zip(line), p => Assert.Equal(line[0] + (scale * (p.First - mart[0])), p.Second, 0.02));
    }

    [Fact]
    public async Task No_such_page_and_no_person_leaves()
    {
        Assert.Null((await Read("/no-such-page", "en")).View);
        Assert.Null((await Read("/indicators", "en", "/wall/../indicators")).View);
    }

    private Task<(View View, LeavingPage Page, IServiceProvider Services)> Read(string address, string language, string? path = null) => LeavingReader.Read(city.Door, address, language, path);
}
