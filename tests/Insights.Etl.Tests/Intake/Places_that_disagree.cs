using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Tests.Intake;

/// <summary>Where a file's name, title and sheet's name say different things of its month or programme, nobody can tell which of them holds.</summary>
public sealed class Places_that_disagree
{
    private const string Name = "2024年03月残疾人两项补贴发放表(生活)";
    private static readonly string[] Header = ["证件号码", "补贴起始月份", "补贴截止月份", "发放类型", "金额"];

    [Theory]
    [InlineData("东莞市2024年02月困难残疾人生活补贴发放表", "表", "the file's name says '2024年03月' for pay_month, but the title says '2024年02月'. Correct the one that is wrong and send the file again.")]
    [InlineData("重度残疾人护理补贴发放表", "表", "the file's name says '发放表(生活)' for programme, but the title says '重度残疾人护理补贴'. Correct")]
    [InlineData("生活补贴发放表", "护理补贴", "the file's name says '发放表(生活)' for programme, but the sheet's name says '护理补贴'")]
    [InlineData("生活补贴发放表", "202402", "the file's name says '2024年03月' for pay_month, but the sheet's name says '202402'")]
    public void They_refuse_the_file(string title, string sheet, string words)
    {
        using var home = Home(title, sheet);
        Assert.Contains($"{Name}.xlsx: sheet '{sheet}': {words}", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("东莞市困难残疾人生活补贴发放表（2024年3月）", "生活补贴")]
    [InlineData("填报日期：2024年4月2日", "2024-03")]
    [InlineData("按2023年7月起标准发放", "2023年1-12月")]
    [InlineData("2024年1月至2024年3月困难残疾人生活补贴发放表", "表1")]
    public void Dates_and_standards_disagree_with_nobody(string title, string sheet)
    {
        using var home = Home(title, sheet);
        home.Run();
        Assert.Equal(["programme=living_subsidy, m=2024-03"], home.Rows("SELECT programme, strftime(pay_month, '%Y-%m') AS m FROM landed_payments"));
    }

    [Fact]
    public void A_slip_in_the_year_paid_for_is_put_aside_and_months_before_a_festival_or_in_arrears_are_not()
    {
        using var home = new IntakeHome();
        home.Csv(Name + ".csv", string.Join(',', Header), $"{Ids.A},2062-03,2062-03,正常,217", $"{Ids.B},2024-04,2024-05,正常,434", $"{Ids.X},2025-03,2025-03,正常,217", $"{Ids.A},1924-03,2024-03,正常,217", $"{Ids.A},2023-03,2023-05,补发,651");
        Assert.Equal((5L, 2L, 3L), home.Account(home.Run(), Name + ".csv") is var account ? (account.Read, account.Landed, account.Quarantined) : default);
        Assert.Equal("for_to:months_ahead for_to:months_ahead for_from:months_behind", home.Faults("payments"));
    }

    [Theory]
    [InlineData("2026年残疾人动态更新调查表", "2025年度", "表", true)]
    [InlineData("2026年残疾人动态更新调查表", "调查表", "2025", true)]
    [InlineData("2026年残疾人动态更新调查表", "调查表（2000人）　填表日期：2027年1月5日", "2026", false)]
    [InlineData("残疾人动态更新调查表", "2025年度", "表", false)]
    public void A_year_is_told_by_a_year_and_not_by_a_number_or_a_date(string stem, string title, string sheet, bool disagree)
    {
        var column = new ContractColumn("year", CellType.Year, true, [], [], [Elsewhere.FileName, Elsewhere.Title, Elsewhere.SheetName], null);
        Assert.Equal(disagree, ValuesElsewhere.Contradiction(column, stem, sheet, title) is not null);
    }

    private static IntakeHome Home(string title, string sheet) =>
        new IntakeHome().Book(Name + ".xlsx", new TinyWorkbook().Sheet(sheet, [title], Header, [Ids.A, "2024-03", "2024-03", "正常", 217]));
}
