namespace Insights.Etl.Tests.Intake;

/// <summary>For which months no delivery stands: the table from which indicators learn that they have no value.</summary>
public sealed class Feeds_that_stop
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly AsOf = new(2026, 8, 1);

    [Fact]
    public void A_monthly_statement_lacks_the_month_left_out_and_those_after_the_last_with_the_last_one_that_came()
    {
        using var home = new IntakeHome();
        Matches(home, "2026-01", "2026-02", "2026-04", "2026-06");
        Assert.Equal(["2026-03 2026-02", "2026-05 2026-04", "2026-07 2026-06", "2026-08 2026-06"], Lacking(home, "matches"));
    }

    [Fact]
    public void A_quiet_month_between_events_is_no_lack_and_an_empty_list_of_a_month_is_a_delivery()
    {
        using var home = new IntakeHome();
        home.Csv("2026年01月残疾人服务诉求办理明细.csv", "工单编号,受理日期,事项类别,镇街,承诺时限", "Q1,2026-01-05,托养,虎门镇,10");
        home.Csv("2026年05月残疾人服务诉求办理明细.csv", "工单编号,受理日期,事项类别,镇街,承诺时限", "Q2,2026-05-05,托养,虎门镇,10");
        home.Csv("2026年07月残疾人服务诉求办理明细.csv", "工单编号,受理日期,事项类别,镇街,承诺时限");
        Matches(home, "2026-01");
        Assert.Equal(["2026-08 2026-07"], Lacking(home, "service_requests"));
    }

    [Fact]
    public void A_quarters_list_stands_for_its_quarter_and_what_never_came_lacks_every_month()
    {
        using var home = new IntakeHome();
        home.Csv("2026年第1季度残疾人文体活动参加名单.csv", "活动编号,身份证号,类别,主办层级,举办日期", $"H1,{Ids.A},体育,市级,2026-02-11");
        Assert.Equal(["2026-04 2026-03", "2026-05 2026-03", "2026-06 2026-03", "2026-07 2026-03", "2026-08 2026-03"], Lacking(home, "activities"));
        Assert.Equal(8, home.Rows("SELECT month FROM meta_feed_gap WHERE feed = 'rights_cases' AND since IS NULL").Count);
    }

    [Fact]
    public void A_statement_stands_as_long_as_its_contract_says()
    {
        using var home = new IntakeHome();
        home.Csv("2025年第4季度党支部标准化考核表.csv", "报告期,支部名称,单位类别,党员人数,考核得分,是否达标", "2025-12,支部甲,市残联机关,9,91,是");
        Assert.Equal(["2026-06 2025-12", "2026-07 2025-12", "2026-08 2025-12"], Lacking(home, "party_branches"));
    }

    private static void Matches(IntakeHome home, params string[] months) => home.Csv(
        "供需对接月报.csv", ["月份,镇街,服务项目,需求人数,对接人数,累计对接天数,等候人数,空余名额", .. months.Select(m => $"{m},虎门镇,康复,10,9,80,1,0")]);

    private static IReadOnlyList<string> Lacking(IntakeHome home, string feed)
    {
        home.Run();
        home.Intake.DescribeGaps(home.Db, First, AsOf);
        return [.. home.Rows($"SELECT strftime(month, '%Y-%m') || ' ' || coalesce(strftime(since, '%Y-%m'), 'never') AS line FROM meta_feed_gap WHERE feed = '{feed}' ORDER BY month").Select(r => r["line=".Length..])];
    }
}
