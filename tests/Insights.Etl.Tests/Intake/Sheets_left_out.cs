namespace Insights.Etl.Tests.Intake;

/// <summary>Every sheet that holds something is read, or named as left out, or refuses its file: no row is lost unsaid.</summary>
public sealed class Sheets_left_out
{
    private const string Book = "2024年03月残疾人两项补贴发放表(生活).xlsx";
    private static readonly string[] Header = ["序号", "姓名", "证件号码", "补贴起始月份", "补贴截止月份", "发放类型", "金额"];
    private static readonly string[] Finances = ["家庭编号", "核对时间", "共同生活成员数", "月工资性收入", "经营净收入", "财产性收入", "月转移净收入", "消费支出", "财产核查合格"];

    [Fact]
    public void A_sheet_that_goes_on_without_a_header_refuses_the_file_wherever_it_stands()
    {
        const string Remedy = "but no header stands above it. Put the header of sheet '第1页' above its rows, or move them under that one.";
        Refused($"sheet '第2页', row 1 holds a record as sheet '第1页' does, {Remedy}", new TinyWorkbook().Sheet("第1页", Header, Row(Ids.A)).Sheet("第2页", Row(Ids.B)));
        Refused($"sheet '封面', row 2 holds a record as sheet '第1页' does, {Remedy}", new TinyWorkbook().Sheet("封面", ["续表"], Row(Ids.B)).Sheet("第1页", Header, Row(Ids.A)));
        Refused($"sheet '第2页', row 1 holds a record", new TinyWorkbook().Sheet("第1页", Header, Row(Ids.A)).Sheet("第2页", Row("9.99900E+17")));
    }

    [Fact]
    public void Records_without_identity_numbers_are_known_by_their_shape()
    {
        using var home = new IntakeHome();
        home.Book("2024年03月家庭经济状况核对结果.xlsx", new TinyWorkbook()
            .Sheet("一", Finances, ["DG000000001", "2024-03-01", 2, 1, 1, 1, 1, 1, 1]).Sheet("二", ["DG000000002", "2024-03-01", 2, 1, 1, 1, 1, 1, 1]));
        Assert.Contains("sheet '二', row 1 holds a record as sheet '一' does", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_above_the_header_refuses_the_file()
    {
        Refused("sheet '表': row 2 holds a record but stands above the header in row 3. Move it below the header.", new TinyWorkbook().Sheet("表", ["发放表"], Row(Ids.B), Header, Row(Ids.A)));
        using var home = new IntakeHome();
        home.Csv("2024年03月低收入人口名册.csv", $"{Ids.A},DG000000001,低保,2023-01", "身份证号,户号,救助类型,认定月份", $"{Ids.B},DG000000002,低保,2023-01");
        Assert.Contains("2024年03月低收入人口名册.csv: row 1 holds a record but stands above the header in row 2", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_another_feed_refuses_the_file() => Refused(
        "sheet '户' is of feed 'finances' (家庭经济状况核对), but sheet '表' is of 'payments'. Send them as two files.",
        new TinyWorkbook().Sheet("表", Header, Row(Ids.A)).Sheet("户", Finances, ["DG000000001", "2024-03-01", 2, 1, 1, 1, 1, 1, 1]));

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void Hidden_sheets_and_notes_are_left_out_and_named_and_empty_ones_are_not(string state)
    {
        using var home = new IntakeHome();
        home.Book(Book, new TinyWorkbook().Sheet("填表说明", ["填表说明"], [1, "本表按月填报"]).Sheet("表", Header, Row(Ids.A)).Sheet("旧", Header, Row(Ids.B)).Hide(state).Sheet("Sheet2"));
        var account = home.Account(home.Run(), Book);
        Assert.Equal((1L, 1L), (account.Read, account.Landed));
        LeftOut[] left = [new("填表说明", false), new("旧", true)];
        Assert.Equal(left, account.LeftOut);
        Assert.Equal(left, home.Account(home.Run(), Book).LeftOut);
        Assert.Equal(left, Assert.Single(home.Intake.Check([home.Home.Inbox], null, TestContext.Current.CancellationToken)).LeftOut);
    }

    [Fact]
    public void A_workbook_whose_records_are_all_hidden_is_refused() => Refused(
        "sheet '表' holds the records of feed 'payments' but is hidden, and no other sheet does. Show the sheet, save and send the file again.",
        new TinyWorkbook().Sheet("填表说明", ["填表说明"]).Sheet("表", Header, Row(Ids.A)).Hide("hidden"));

    private static object?[] Row(string id) => [1, "张三", id, "2024-03", "2024-03", "正常", 217];

    private static void Refused(string words, TinyWorkbook book)
    {
        using var home = new IntakeHome();
        home.Book(Book, book);
        Assert.Contains($"{Book}: {words}", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }
}
