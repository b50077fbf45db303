using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Insights.Etl.SendBack;

namespace Insights.Etl.Tests.Intake;

/// <summary>Rows put aside go back as the sender's own workbook, are mended there and land; read back here by libraries that are not our own.</summary>
public sealed class Workbooks_sent_back : IDisposable
{
    private const string Roster = "2024年01月低收入人口名册";
    private const string Back = Roster + "（退回更正）.xlsx";
    private const string Header = "身份证号,户号,救助类型,认定月份";
    private const string Pay = "2024年03月特困人员供养金发放表";
    private readonly IntakeHome _home = new();

    private string To => Path.Combine(_home.Root, "back");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_text_file_becomes_a_workbook_with_the_faulty_rows_under_their_numbers_and_every_reason()
    {
        _home.Csv(Roster + ".csv", "低收入人口名册（2024年1月）", Header, $"{Ids.A},DG000000001,低保,2023-01", "9.99900E+17,DG000000002,低保,2023-02", $"{Ids.B},DG000000003,贫困,", $"{Ids.X},DG000000004,低保,2023-01,剩余").Run();
        var file = Assert.Single(SendBack());
        Assert.Equal((Roster + ".csv", "roster", Path.Combine(To, Back), 3, 4), (file.Name, file.Feed, file.Workbook!, file.Rows, file.Cells));
        Assert.Equal(
            ["1: 低收入人口名册（2024年1月）", "2: 身份证号|户号|救助类型|认定月份", "3 hidden", "4: 9.99900E+17|DG000000002|低保|2023-02", $"5: {Ids.B}|DG000000003|贫困", $"6: {Ids.X}|DG000000004|低保|2023-01|剩余"],
            Rows(file.Workbook!));
        Assert.Equal(
            [
                "A1: 本表共有3行需要更正：请改正着色的单元格（原因见各单元格批注），保存后原样发回。其余各行已收到，不必重发；行号与原表一致。",
                "A4: 身份证号被表格软件转成科学计数，末几位已丢失，须由来源单位重新提供",
                "C5: 不在代码表内|可填：最低生活保障、低保边缘、特困人员、单人保",
                "D5: 必填项为空",
                "A6: 该行的字段数多于表头",
            ],
            Notes(file.Workbook!));
    }

    [Fact]
    public void What_is_mended_lands_once_and_the_file_is_then_answered()
    {
        _home.Csv(Roster + ".csv", Header, $"{Ids.A},DG000000001,低保,2023-01", $"{Ids.B},DG000000003,贫困,2023-01", $"9.99900E+17,DG000000002,低保,2023-02").Run();
        var file = Assert.Single(SendBack());
        File.Copy(file.Workbook!, _home.PathOf(Back));
        Change(_home.PathOf(Back), ("C3", "低边"));
        Assert.Equal((2L, 1L, 1L, 0L), Account(Back));
        Assert.Equal([$"id18={Ids.A}, household_no=DG000000001, kind=dibao", $"id18={Ids.B}, household_no=DG000000003, kind=edge"], _home.Rows("SELECT id18, household_no, kind FROM landed_roster ORDER BY household_no"));

        // Only what is still wrong is asked for, as the next round of the same file; whoever wants the first again names it.
        var next = Assert.Single(SendBack());
        Assert.Equal((Back, Path.Combine(To, Roster + "（退回更正2）.xlsx"), 1), (next.Name, next.Workbook!, next.Rows));
        Assert.Equal(["1: 身份证号|户号|救助类型|认定月份", "2 hidden", "3 hidden", "4: 9.99900E+17|DG000000002|低保|2023-02"], Rows(next.Workbook!));
        Assert.Equal(2, Assert.Single(SendBack(Roster + ".csv")).Rows);

        // Sent once more with the rest, in another folder and under the name that a mail program made: what had landed is identical, and nothing is asked for any more.
        var late = Path.Combine("邮件", Roster + "（退回更正2）(1).xlsx");
        Directory.CreateDirectory(_home.PathOf("邮件"));
        File.Copy(file.Workbook!, _home.PathOf(late), true);
        Change(_home.PathOf(late), ("C3", "低保边缘"), ("A4", Ids.X));
        Assert.Equal((2L, 1L, 0L, 1L), Account(late));
        Assert.Empty(SendBack());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workbook_keeps_its_titles_widths_styles_and_lists_and_nobody_else(bool withPrefix)
    {
        File.WriteAllBytes(_home.PathOf(Pay + ".xlsx"), withPrefix ? SendersWorkbook.Bytes() : SendersWorkbook.WithoutPrefix());
        _home.Run();
        var file = Assert.Single(SendBack());
        Assert.Equal((2, 3), (file.Rows, file.Cells));
        Assert.Equal(
            ["1: 特困人员供养金发放表", "2: 序号|姓名|身份证号码|户号|起始月份|截止月份|发放类型|供养金额", "3 hidden", "4 hidden", "5: 3|王五||DG000000003|45352|2024-03|正常发放|1840.5", "6 hidden", $"7: 5|赵六|{Ids.X}|DG000000005|2024-03|2024-03|别的|"],
            Rows(file.Workbook!, raw: true));
        // The reader of the form with prefixes tells no formulas.
        Assert.Equal(["C5: 必填项为空", "G7: 不在代码表内|可填：正常发放、补发、扣回", withPrefix ? "H7: 必填项为空" : "H7: 单元格里是公式，没有算出的值，请在表格软件中打开另存后重报"], Notes(file.Workbook!)[1..]);

        using var book = SpreadsheetDocument.Open(file.Workbook!, false);
        var part = Assert.Single(book.WorkbookPart!.WorksheetParts);
        Assert.Equal("发放明细", Assert.Single(book.WorkbookPart.Workbook!.Descendants<Sheet>()).Name);
        Assert.Equal(["A1:H1"], part.Worksheet!.Descendants<MergeCell>().Select(m => m.Reference!.Value));
        Assert.Equal((22d, null), (part.Worksheet.Descendants<Column>().First().Width!.Value, part.Worksheet.Descendants<Column>().First().Hidden));
        Assert.Equal(["\"正常发放,补发,追回\""], part.Worksheet.Descendants<DataValidation>().Select(d => d.InnerText));
        Assert.Equal("A3", part.Worksheet.Descendants<Pane>().Single().TopLeftCell);
        Assert.Equal((14u, false, 49u, true), (Format(book, "E5").NumberFormatId!.Value, IsMarked(book, "E5"), Format(book, "C5").NumberFormatId!.Value, IsMarked(book, "C5")));

        using var zip = ZipFile.OpenRead(file.Workbook!);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(entry.Open());
            var all = text.ReadToEnd();
            Assert.DoesNotContain("李四", all, StringComparison.Ordinal);
            Assert.DoesNotContain(Ids.B, all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_the_sample_city_sends_goes_back_with_every_fault_and_is_judged_as_it_was()
    {
        SampleCity.SampleCity.Write(
            new SampleCity.SampleOptions { CodelistsFolder = Path.Combine(AppContext.BaseDirectory, "content", "codelists"), Persons = 600, Months = 6, Dirt = 0.03, Seed = 11 },
            _home.Home.Inbox, null, TestContext.Current.CancellationToken);
        _home.Run();
        var files = SendBack();
        var before = _home.Rows("SELECT feed, f.name, q.sheet, q.\"row\", q.\"column\", q.reason FROM meta_quarantine AS q JOIN meta_file AS f USING (feed, file) ORDER BY ALL");
        Assert.True(before.Count > 100, $"{before.Count} faults");
        Assert.All(files, f => Valid(f.Workbook!));
        using var other = new IntakeHome();
        foreach (var file in files)
        {
            File.Copy(file.Workbook!, other.PathOf(Path.GetFileName(file.Workbook!)));
        }

        other.Run();
        string Name(string row) => row.Replace("（退回更正）.xlsx", string.Empty, StringComparison.Ordinal).Replace(".csv", string.Empty, StringComparison.Ordinal).Replace(".xlsx", string.Empty, StringComparison.Ordinal).Replace(", sheet=Sheet1,", ", sheet=,", StringComparison.Ordinal);
        Assert.Equal(before.Select(Name), other.Rows("SELECT feed, f.name, q.sheet, q.\"row\", q.\"column\", q.reason FROM meta_quarantine AS q JOIN meta_file AS f USING (feed, file) ORDER BY ALL").Select(Name));
    }

    [Fact]
    public void A_file_that_is_gone_is_told_and_a_contradiction_names_the_earlier_record()
    {
        _home.Csv(Roster + ".csv", Header, $"{Ids.A},DG000000001,低保,2023-01").Csv(Roster + "更正.csv", Header, $"{Ids.A},DG000000009,低保,2023-01").Run();
        Assert.Contains($"B2: 与先前已入库的记录主键相同而此列内容不同；先前记录保留，请对照先前记录：本行有误则更正后重报，先前有误则告知数据管理员|先前记录：{Roster}.csv / 2", Notes(Assert.Single(SendBack()).Workbook!));
        File.Delete(_home.PathOf(Roster + "更正.csv"));
        Assert.Equal((Roster + "更正.csv", null, 1), Assert.Single(SendBack()) is var gone ? (gone.Name, gone.Workbook, gone.Rows) : default);
        Assert.Contains("No file 'other.csv' has landed", Assert.Throws<InputFaultException>(() => SendBack("other.csv")).Message, StringComparison.Ordinal);
        using var empty = new IntakeHome();
        Assert.Contains("Nothing has landed", Assert.Throws<InputFaultException>(() => empty.Intake.Return([], empty.Home.Inbox, To, null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_its_contract_no_longer_reads_is_told_and_the_others_go_back()
    {
        _home.Csv(Roster + ".csv", Header, $"{Ids.A},DG000000001,贫困,2023-01").Csv("2024年02月死亡迁移.csv", "身份证号,姓名,事项,发生日期", $"{Ids.B},张三,别的,2024-02-03").Run();
        Assert.Equal(2, SendBack().Count(f => f.Workbook is not null));
        var own = Directory.CreateDirectory(_home.Home.Override("contracts")).FullName;
        File.WriteAllText(Path.Combine(own, "roster.yaml"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "contracts", "roster.yaml")).Replace("认定月份", "某某月份", StringComparison.Ordinal));
        var files = SendBack();
        Assert.Contains("认定月份", files.Single(f => f.Feed == "roster").Fault, StringComparison.Ordinal);
        Assert.NotNull(files.Single(f => f.Feed == "deaths_moves").Workbook);
    }

    private IReadOnlyList<ReturnedFile> SendBack(params string[] names) => _home.Intake.Return(names, _home.Home.Inbox, To, null, TestContext.Current.CancellationToken);

    private (long Read, long Landed, long Quarantined, long Identical) Account(string name) => _home.Account(_home.Run(), name) is var a ? (a.Read, a.Landed, a.Quarantined, a.Identical) : default;

    /// <summary>Visible rows with their numbers, cells parted by bars; read by ExcelDataReader.</summary>
    private static List<string> Rows(string path, bool raw = false)
    {
        Valid(path);
        using var book = SpreadsheetDocument.Open(path, false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var hidden = sheet.Descendants<Row>().Where(r => r.Hidden?.Value ?? false).Select(r => (int)r.RowIndex!.Value).ToHashSet();
        if (raw)
        {
            return [.. sheet.Descendants<Row>().Select(r => hidden.Contains((int)r.RowIndex!.Value) ? $"{r.RowIndex} hidden" : $"{r.RowIndex}: {string.Join('|', r.Elements<Cell>().Select(c => c.InlineString?.InnerText ?? c.CellValue?.Text))}")];
        }

        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var bytes = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(bytes);
        var rows = new List<string>();
        while (reader.Read())
        {
            var row = rows.Count + 1;
            rows.Add(hidden.Contains(row) ? $"{row} hidden" : $"{row}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)).TrimEnd('|')}");
        }

        return rows;
    }

    private static List<string> Notes(string path)
    {
        using var book = SpreadsheetDocument.Open(path, false);
        return [.. book.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments!.Descendants<Comment>().Select(c => $"{c.Reference}: {c.InnerText.Replace('\n', '|')}")];
    }

    /// <summary>By the schemas of ECMA-376, so that Excel opens it without offering to repair.</summary>
    private static void Valid(string path)
    {
        using var book = SpreadsheetDocument.Open(path, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(book, TestContext.Current.CancellationToken).Select(e => $"{path} {e.Path?.XPath}: {e.Description}"));
    }

    private static CellFormat Format(SpreadsheetDocument book, string cell)
    {
        var style = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Single(c => c.CellReference == cell).StyleIndex?.Value ?? 0;
        return book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)style);
    }

    private static bool IsMarked(SpreadsheetDocument book, string cell) => Format(book, cell).FillId?.Value > 1;

    private static void Change(string path, params (string Cell, string Text)[] changes)
    {
        using var book = SpreadsheetDocument.Open(path, true);
        foreach (var (name, text) in changes)
        {
            var cell = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Single(c => c.CellReference == name);
            (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new InlineString(new Text(text)), null);
        }
    }
}
