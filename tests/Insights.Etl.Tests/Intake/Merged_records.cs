using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Etl.Tests.Intake;

/// <summary>Lists whose senders join the cells of rows that belong together: what is said once holds for all of them, except for a number.</summary>
public sealed class Merged_records : IDisposable
{
    private const string Book = "2024年01月低收入人口名册.xlsx";
    private static readonly string[] Header = ["身份证号", "户号", "救助类型", "认定月份"];
    private readonly IntakeHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_household_told_once_holds_for_its_members_and_an_empty_row_stays_empty()
    {
        _home.Book(Book, new TinyWorkbook()
            .Sheet("一", ["低收入人口名册"], Header, [Ids.A, "DG000000001", "低保", "2023-01"], [Ids.B, null, null, "2023-02"], [null, null, null, null], [Ids.X, "DG000000002", "低边", "2023-03"])
            .Merge("A1:D1", "B3:B5", "C3:C5")
            .Sheet("二", Header, [Ids.Of("19700101", 7), "DG000000003", "特困", "2023-01"], [Ids.Of("19700101", 8), "DG000000004", null, "2023-01"])
            .Merge("C2:C3"));
        var account = _home.Account(_home.Run(), Book);
        Assert.Equal((5L, 5L), (account.Read, account.Landed));
        Assert.Equal(
            ["household_no=DG000000001, kind=dibao, n=2", "household_no=DG000000002, kind=edge, n=1", "household_no=DG000000003, kind=tekun, n=1", "household_no=DG000000004, kind=tekun, n=1"],
            _home.Rows("SELECT household_no, kind, count(*) AS n FROM landed_roster GROUP BY ALL ORDER BY household_no"));
    }

    [Fact]
    public void One_citizen_number_over_two_rows_is_not_given_to_the_second()
    {
        _home.Book(Book, new TinyWorkbook().Sheet("一", Header, [Ids.A, "DG000000001", "低保", "2023-01"], [null, "DG000000002", "低保", "2023-01"]).Merge("A2:A3"));
        Assert.Equal((1L, 1L), _home.Account(_home.Run(), Book) is var a ? (a.Landed, a.Quarantined) : default);
        Assert.Equal("id18:missing", _home.Faults("roster"));
    }

    [Fact]
    public void One_amount_over_several_rows_refuses_the_file()
    {
        const string Pay = "2024年03月残疾人两项补贴发放表(生活).xlsx";
        _home.Book(Pay, new TinyWorkbook()
            .Sheet("表", ["姓名", "证件号码", "补贴起始月份", "补贴截止月份", "发放类型", "金额"], ["张三", Ids.A, "2024-03", "2024-03", "正常发放", 202], ["李四", Ids.B, "2024-03", "2024-03", "正常发放", null])
            .Merge("F2:F3"));
        Assert.Contains($"{Pay}: sheet '表', rows 2 to 3: the cells of '金额' are merged", Assert.Throws<InputFaultException>(_home.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_goes_back_takes_with_it_what_was_told_above()
    {
        _home.Book(Book, new TinyWorkbook()
            .Sheet("一", Header, [Ids.A, "DG000000001", "低保", "2023-01"], ["9.99900E+17", null, null, "2023-02"], [Ids.X, "DG000000002", "低边", "2023-03"])
            .Merge("B2:B3", "C2:C3"));
        Assert.Equal(1, _home.Account(_home.Run(), Book).Quarantined);
        var back = Assert.Single(_home.Intake.Return([], _home.Home.Inbox, Path.Combine(_home.Root, "back"), null, TestContext.Current.CancellationToken)).Workbook!;
        var mended = _home.PathOf(Path.GetFileName(back));
        File.Copy(back, mended);
        using (var book = SpreadsheetDocument.Open(mended, true))
        {
            var cell = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Single(c => c.CellReference == "A3");
            (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new InlineString(new Text(Ids.B)), null);
        }

        var account = _home.Account(_home.Run(), Path.GetFileName(back));
        Assert.Equal((1L, 1L), (account.Read, account.Landed));
        Assert.Equal([$"id18={Ids.B}, kind=dibao"], _home.Rows($"SELECT id18, kind FROM landed_roster WHERE household_no = 'DG000000001' AND id18 = '{Ids.B}'"));
    }
}
