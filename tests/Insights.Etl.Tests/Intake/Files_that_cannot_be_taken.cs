using System.Text;

namespace Insights.Etl.Tests.Intake;

/// <summary>Each is told with its name and a remedy, and nothing of the run counts.</summary>
public sealed class Files_that_cannot_be_taken
{
    private const string Name = "2024年01月低收入人口名册.csv";
    private static readonly string[] Good = ["身份证号,户号,救助类型,认定月份", $"{Ids.A},DG000000001,低保,2023-01"];

    [Fact]
    public void An_empty_inbox_is_told_while_nothing_has_ever_landed()
    {
        using var home = new IntakeHome();
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains("the inbox is empty", fault.Message, StringComparison.Ordinal);
        home.Csv(Name, Good).Run();
        File.Delete(home.PathOf(Name));
        Assert.False(home.Run().AnythingNew);
    }

    [Fact]
    public void A_workbook_that_is_cut_off_is_told()
    {
        using var home = new IntakeHome();
        var bytes = new TinyWorkbook().Sheet("名单", ["身份证号", "变动类型", "发生日期"], [Ids.A, "死亡", "2024-01-05"]).Bytes();
        File.WriteAllBytes(home.PathOf("2024年01月死亡及户籍迁移名单.xlsx"), bytes[..(bytes.Length / 2)]);
        Refused(home, "2024年01月死亡及户籍迁移名单.xlsx: the workbook cannot be read to its end; it is damaged or cut off");
    }

    [Theory]
    [InlineData("2024年01月死亡及户籍迁移名单.xlsx")]
    [InlineData("2024年01月死亡及户籍迁移名单.xls")]
    public void A_workbook_that_is_none_is_told(string name)
    {
        using var home = new IntakeHome();
        File.WriteAllBytes(home.PathOf(name), [0x09, 0x08, 0, 0, 0x7F, 0, 0, 0, 0, 0]);
        Refused(home, $"{name}: the file is no workbook, whatever its name says");
    }

    [Fact]
    public void Text_under_the_name_of_a_workbook_is_told_as_text_without_a_header()
    {
        using var home = new IntakeHome();
        File.WriteAllText(home.PathOf("2024年01月死亡及户籍迁移名单.xls"), "this is no list of anything");
        Refused(home, "2024年01月死亡及户籍迁移名单.xls: no header of feed 'deaths_moves' (死亡及户籍迁移) was found");
    }

    [Fact]
    public void A_misspelt_column_is_told_beside_the_one_that_it_was_meant_for()
    {
        using var home = new IntakeHome();
        home.Csv(Name, "身份证号吗,户号,救助类型,认定月分,备注", $"{Ids.A},DG000000001,低保,2023-01,");
        var fault = Assert.Throws<InputFaultException>(home.Run).Message;
        Assert.Contains(", perhaps meant by '身份证号吗'", fault, StringComparison.Ordinal);
        Assert.Contains("The header in row 1 has: '户号', '救助类型'; not known there: '身份证号吗', '认定月分', '备注'. Add the column", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_no_program_reckoned_is_told_and_one_with_its_value_is_read()
    {
        using var home = new IntakeHome();
        const string Book = "2024年01月死亡及户籍迁移名单.xlsx";
        home.Book(Book, new TinyWorkbook().Sheet(
            "名单", ["身份证号", "变动类型", "发生日期"],
            [Ids.A, "死亡", new Formula("DATE(2024,1,5)", null)], [Ids.B, new Formula("\"死\"&\"亡\"", null), "2024-01-05"],
            [Ids.X, "死亡", new Formula("DATE(2024,1,5)", "2024-01-05")]));
        var result = home.Run();
        Assert.Equal((3L, 1L, 2L), (home.Account(result, Book).Read, home.Account(result, Book).Landed, home.Account(result, Book).Quarantined));
        Assert.Equal("event_date:formula event:formula", home.Faults("deaths_moves"));
    }

    [Fact]
    public void A_formula_with_an_empty_value_beside_it_is_told_where_a_cell_is_required_and_where_it_is_not()
    {
        using var home = new IntakeHome();
        const string Book = "2024年02月家庭经济状况核对结果.xlsx";
        string[] header = ["户号", "核对日期", "家庭人口数", "工资性收入", "经营净收入", "财产净收入", "转移净收入", "消费支出", "财产核查合格"];
        object?[] Row(string no, object? wage, object? property) => [no, "2024-02-05", 2, wage, 0, 0, 0, 100, property];
        home.Book(Book, new TinyWorkbook().Sheet(
            "核对", header,
            Row("DG000000001", new Formula("1+1", "", IsText: false), "1"), Row("DG000000002", 5, new Formula("A1", "", IsText: false)),
            Row("DG000000003", new Formula("1+1", "2", IsText: false), new Formula("IF(A1=1,1,\"\")", ""))));
        Assert.Equal((3L, 1L, 2L), home.Account(home.Run(), Book) is var account ? (account.Read, account.Landed, account.Quarantined) : default);
        Assert.Equal("income_wage:formula property_ok:formula", home.Faults("finances"));
        Assert.Equal(["household_no=DG000000003, income_wage=2.00, property_ok=NULL"], home.Rows("SELECT household_no, income_wage, property_ok FROM landed_finances"));
    }

    [Fact]
    public void Files_that_another_program_keeps_closed_are_all_named()
    {
        using var home = new IntakeHome();
        home.Csv(Name, Good).Csv("2024年02月低收入人口名册.csv", Good);
        using var one = new FileStream(home.PathOf(Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var two = new FileStream(home.PathOf("2024年02月低收入人口名册.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var fault = Assert.Throws<IOException>(home.Run).Message;
        Assert.Contains($"{Name}: the file cannot be opened (", fault, StringComparison.Ordinal);
        Assert.Contains("2024年02月低收入人口名册.csv: the file cannot be opened (", fault, StringComparison.Ordinal);
        Assert.EndsWith("Close it in the program that has it open, or let this user read it; nothing of this run has landed.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Big5", "wrong encoding or unknown header")]
    [InlineData("utf-16-no-mark", "the file holds zero bytes")]
    [InlineData("damaged-utf-8", "wrong encoding")]
    public void A_csv_in_the_wrong_encoding_is_told(string encoding, string words)
    {
        using var home = new IntakeHome();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join("\r\n", Good);
        var bytes = encoding switch
        {
            "Big5" => Encoding.GetEncoding(950).GetBytes(string.Join("\r\n", "姓名,身份證號,戶號,救助類型,認定月份", "王小明,1,2,3,4")),
            "utf-16-no-mark" => Encoding.Unicode.GetBytes(text),
            _ => [.. Encoding.UTF8.GetBytes(text), 0xE4, 0xBD],
        };
        File.WriteAllBytes(home.PathOf(Name), bytes);
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains(Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_missing_key_column_is_told_with_the_headers_that_would_do()
    {
        using var home = new IntakeHome();
        home.Gb(Name, "姓名,户号,救助类型,认定月份", "张三,DG000000001,低保,2023-01");
        Refused(home, $"{Name}: missing column for feed 'roster' (低收入人口名册): id18 (身份证号 | 身份证号码");
    }

    [Fact]
    public void Two_columns_of_one_meaning_are_told_as_nobody_knows_which_of_them_holds()
    {
        using var home = new IntakeHome();
        home.Csv(Name, "身份证号,户号,救助类型,认定月份,户编号", $"{Ids.A},DG000000001,低保,2023-01,DG000000002");
        Refused(home, $"{Name}: columns B '户号' and E '户编号' both stand for household_no, header in row 1. Keep the one that holds, or give the other a header of its own.");
        File.Delete(home.PathOf(Name));
        const string Book = "2024年01月死亡及户籍迁移名单.xlsx";
        home.Book(Book, new TinyWorkbook().Sheet("名单", ["身份证号", "变动类型", "发生日期", "身份证号"], [Ids.A, "死亡", "2024-01-05", Ids.B]));
        Refused(home, $"{Book}: sheet '名单': columns A '身份证号' and D '身份证号' both stand for id18");
    }

    [Fact]
    public void A_header_under_another_or_with_a_remark_is_no_second_column_of_that_meaning()
    {
        using var home = new IntakeHome();
        const string Book = "2024年01月死亡及户籍迁移名单.xlsx";
        home.Book(Book, new TinyWorkbook().Sheet("名单", ["身份证号", "变动类型", "发生日期", "监护人", null], [null, null, null, "姓名", "身份证号"], [Ids.A, "死亡", "2024-01-05", "张三", Ids.B]).Merge("A1:A2", "B1:B2", "C1:C2", "D1:E1"));
        home.Csv(Name, "身份证号,户号,救助类型,认定月份,户号(旧)", $"{Ids.A},DG000000001,低保,2023-01,DG000000002");
        var result = home.Run();
        Assert.Equal((1L, 1L), (home.Account(result, Book).Landed, home.Account(result, Name).Landed));
        Assert.Equal([$"id18={Ids.A}"], home.Rows("SELECT id18 FROM landed_deaths_moves"));
    }

    [Fact]
    public void An_unknown_file_is_told_and_no_other_file_of_the_run_lands()
    {
        using var home = new IntakeHome();
        home.Csv(Name, Good).Csv("会议纪要.csv", "议题,结论", "一,二").Csv("通讯录.pdf", "x");
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains("会议纪要.csv: unknown file", fault.Message, StringComparison.Ordinal);
        Assert.Contains("通讯录.pdf: unknown file", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_empty_file_and_a_quotation_mark_left_open_are_told()
    {
        using var home = new IntakeHome();
        File.WriteAllBytes(home.PathOf("2024年02月低收入人口名册.csv"), []);
        home.Csv(Name, Good[0], $"\"{Ids.A},DG000000001,低保,2023-01");
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains("2024年02月低收入人口名册.csv: the file is empty", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{Name}: line 2: a quotation mark is opened and never closed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_lists_what_run_refuses_and_loads_nothing()
    {
        using var home = new IntakeHome();
        home.Csv(Name, [.. Good, "9.99900E+17,DG000000002,低保,2023-01"]).Csv("会议纪要.csv", "议题,结论", "一,二");
        var checks = home.Intake.Check([home.Home.Inbox], null, TestContext.Current.CancellationToken);
        var roster = checks.Single(c => c.Name == Name);
        Assert.Equal(("roster", 2L, 1L, 1L), (roster.Feed, roster.Read, roster.Accepted, roster.Quarantined));
        Assert.Equal("id18:id_scientific 1 身份证号 in row 3", string.Join(' ', roster.Faults.Select(f => $"{f.Column}:{f.Reason} {f.Rows} {f.Header} in row {Assert.Single(f.Places).Row}")));
        Assert.StartsWith("unknown file", checks.Single(c => c.Name == "会议纪要.csv").Fault, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories));
    }

    private static void Refused(IntakeHome home, string words)
    {
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories));
    }
}
