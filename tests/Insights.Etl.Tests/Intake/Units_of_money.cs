namespace Insights.Etl.Tests.Intake;

/// <summary>A unit that is overlooked makes every amount of a list wrong by its factor, and none of them implausible.</summary>
public sealed class Units_of_money
{
    private const string Stem = "2024年03月残疾人两项补贴发放表(生活)";
    private static readonly string[] Header = ["证件号码", "补贴起始月份", "补贴截止月份", "发放类型", "金额"];

    public static TheoryData<string> Bare => ["0.0217", "0.0217 ", "0.0217\u00A0", "０．０２１７", "=\"0.0217\"", "217元", "0.0217万"];

    [Theory]
    [InlineData("单位：万元", true)]
    [InlineData("金额单位:人民币万元", true)]
    [InlineData("填报单位：东莞市残疾人联合会　单位：人、万元", true)]
    [InlineData("东莞市困难残疾人生活补贴发放表（万元）", true)]
    [InlineData("发放月份：2024年03月　单 位： 万 元　制表：张三", true)]
    [InlineData("单位：元", false)]
    [InlineData("填报单位：东莞市万元村　填报人：张三", false)]
    public void A_unit_above_the_header_holds_for_the_amounts_of_its_sheet(string above, bool tenThousands)
    {
        var (written, amount) = tenThousands ? ("0.0217", "217.00") : ("217", "217.00");
        Landed(amount, [above], Header, Row(written));
    }

    [Theory]
    [MemberData(nameof(Bare))]
    public void A_cell_under_a_header_in_ten_thousands_is_multiplied_out_unless_it_names_its_own_unit(string cell)
    {
        Landed("217.00", [.. Header[..4], "金额（万元）"], Row(cell));
        Landed("217.00", ["单位：万元"], Header, Row(cell));
    }

    [Fact]
    public void A_header_with_a_unit_of_its_own_is_not_ruled_by_the_unit_above() =>
        Landed("217.00", ["单位：万元"], [.. Header[..4], "发放金额(元)"], Row("217"));

    [Fact]
    public void A_unit_over_a_group_of_columns_holds_for_the_group() =>
        Landed("217.00", [null, null, null, null, "发放情况(万元)"], Header, Row("0.0217"));

    [Theory]
    [InlineData("单位：千元", "金额", "the amounts in column '金额' are in 千元, which is not read. Write them in 元 or 万元 and name that unit.")]
    [InlineData("单位：美元", "金额", "in 美元")]
    [InlineData("", "金额(亿元)", "the amounts in column '金额(亿元)' are in 亿元")]
    [InlineData("单位：元　单位：万元", "金额", "two units of money, 元 and 万元, and the header '金额' names none. Leave the one that holds.")]
    public void A_unit_that_is_not_read_refuses_the_file(string above, string amount, string words)
    {
        using var home = new IntakeHome();
        home.Book(Stem + ".xlsx", new TinyWorkbook().Sheet("表", [above], [.. Header[..4], amount], Row("1")));
        Assert.Contains($"{Stem}.xlsx: sheet '表': ", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
        Assert.Contains(words, Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
        File.Delete(home.PathOf(Stem + ".xlsx"));
        home.Csv(Stem + ".csv", above, $"{string.Join(',', Header[..4])},{amount}", string.Join(',', Row("1")));
        Assert.Contains(words, Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_in_a_note_below_the_records_refuses_the_file_where_nothing_above_names_one()
    {
        const string Words = "row 3 below the records says that amounts are in 万元, but the header '金额' names no unit. Write the unit above the header or into it.";
        string[] note = ["注：金额单位为万元。"];
        using var home = new IntakeHome();
        home.Book(Stem + ".xlsx", new TinyWorkbook().Sheet("表", Header, Row("0.0217"), note));
        Assert.Contains($"{Stem}.xlsx: sheet '表': {Words}", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
        using var csv = new IntakeHome();
        csv.Csv(Stem + ".csv", string.Join(',', Header), string.Join(',', Row("0.0217")), note[0]);
        Assert.Contains($"{Stem}.csv: {Words}", Assert.Throws<InputFaultException>(csv.Run).Message, StringComparison.Ordinal);
        Landed("217.00", [.. Header[..4], "金额(万元)"], Row("0.0217"), note);
    }

    private static object?[] Row(string amount) => [Ids.A, "2024-03", "2024-03", "正常", amount];

    private static void Landed(string amount, params object?[][] rows)
    {
        using var home = new IntakeHome();
        home.Book(Stem + ".xlsx", new TinyWorkbook().Sheet("表", rows));
        home.Run();
        Assert.Equal([$"amount={amount}"], home.Rows("SELECT amount FROM landed_payments"));
        using var csv = new IntakeHome();
        csv.Csv(Stem + ".csv", [.. rows.Select(r => string.Join(',', r.Select(c => c?.ToString()!.Contains('"') == true ? $"\"{c.ToString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)))]);
        csv.Run();
        Assert.Equal([$"amount={amount}"], csv.Rows("SELECT amount FROM landed_payments"));
    }
}
