namespace Insights.Etl.Tests.Intake;

/// <summary>Sums and notes are left out uncounted, so a row that holds a record must never be taken for one, in either form of file.</summary>
public sealed class Rows_that_are_no_records
{
    private const string Stem = "2024年03月残疾人两项补贴发放表(生活)";
    private static readonly string[] Header = ["备注", "证件号码", "补贴起始月份", "补贴截止月份", "发放类型", "金额"];

    [Theory]
    [InlineData("*")]
    [InlineData("＊")]
    [InlineData("：")]
    [InlineData("备注")]
    [InlineData("注：新增")]
    [InlineData("小计")]
    [InlineData("填报")]
    public void A_row_that_holds_a_record_is_read_whatever_its_first_cell_says(string first) => Read(1, [first, Ids.A, "2024-03", "2024-03", "正常", "217"]);

    [Theory]
    [InlineData("*")]
    [InlineData("备注")]
    public void A_row_that_fills_most_of_what_a_record_must_fill_is_one_at_fault(string first) => Read(1, [first, null, "2024-03", "2024-03", "正常", "217"]);

    [Theory]
    [InlineData("合计")]
    [InlineData("东城街道小计")]
    [InlineData("全市合计")]
    [InlineData("（合计）")]
    [InlineData("【总计】")]
    [InlineData("总 计：")]
    [InlineData("合计(元)")]
    [InlineData("2024年合计")]
    public void Sums_are_left_out(string first)
    {
        Read(0, [first, null, null, null, null, "434"]);
        Read(0, [null, first, null, null, null, "434"]);
    }

    [Theory]
    [InlineData("制表：李四", "审核：王五", "2024-03-31")]
    [InlineData("＊注：以上数据由系统导出。", null, null)]
    [InlineData("备注", "本表一式两份", null)]
    public void Notes_are_left_out(string first, string? second, string? third) => Read(0, [first, second, null, third, null, null]);

    private static void Read(long rows, string?[] row)
    {
        object?[] good = [null, Ids.B, "2024-03", "2024-03", "正常", "217"];
        using var home = new IntakeHome();
        home.Book(Stem + ".xlsx", new TinyWorkbook().Sheet("表", Header, good, row));
        using var csv = new IntakeHome();
        csv.Csv(Stem + ".csv", string.Join(',', Header), string.Join(',', good), string.Join(',', row));
        Assert.Equal((rows + 1, rows + 1), (home.Account(home.Run(), Stem + ".xlsx").Read, csv.Account(csv.Run(), Stem + ".csv").Read));
    }
}
