namespace Insights.Etl.Tests.Intake;

/// <summary>One small file of each kind of register of services, in a form that its department sends.</summary>
public sealed class Registers_arrive
{
    [Fact]
    public void Cases_land_with_their_status_and_a_day_before_the_opening_or_a_share_beyond_the_price_is_refused()
    {
        using var home = new IntakeHome();
        home.Gb(
            "2025年第1季度精准康复服务登记表.csv",
            "东莞市残疾人精准康复服务登记表（2025年第1季度）",
            "需求编号,姓名,身份证号,服务类别,登记日期,办理状态,办理日期,服务机构",
            $"kf00000001,张三,{Ids.A},训练,2025.1.3,轮候,2025.1.3,",
            $"KF00000001,张三,{Ids.A},训练,20250103,服务中,2025年2月9日,东莞康复医院",
            $"KF00000002,李四,{Ids.B},医疗,2025-01-05,已服务,2024-12-30,东莞康复医院",
            "合计,3人,,,,,,");
        home.Csv(
            "2025年第1季度辅助器具适配台账.csv",
            "适配编号,姓名,身份证号,辅具类别,申请日期,办理状态,状态日期,自付金额,产品价格",
            $"FJ00000001,张三,{Ids.A},助听器,2025-01-03,已发放,2025-02-03,￥300,0.6万元",
            $"FJ00000002,李四,{Ids.B},轮椅,2025-01-03,已发放,2025-02-03,1900,1400");
        home.Run();
        Assert.Equal(
            ["record_no=KF00000001, kind=training, status=waiting, d=2025-01-03", "record_no=KF00000001, kind=training, status=begun, d=2025-02-09"],
            home.Rows("SELECT record_no, kind, status, status_on::VARCHAR AS d FROM landed_rehab_services ORDER BY _row"));
        Assert.Equal("status_on:before_it_was_opened", home.Faults("rehab_services"));
        Assert.Equal(["record_no=FJ00000001, kind=hearing_aid, own_share=300.00, price=6000.00"], home.Rows("SELECT record_no, kind, own_share, price FROM landed_assistive_devices"));
        Assert.Equal("own_share:own_share_beyond_price", home.Faults("assistive_devices"));
    }

    [Fact]
    public void Places_audits_insurance_and_aid_land_with_their_own_words()
    {
        using var home = new IntakeHome();
        home.Csv("2025年第1季度托养机构名额情况表.csv", "托养机构编号,机构名称,镇街,托养形式,机构性质,月份,名额数,月单位成本(元)", "TY00000001,东莞市残疾人托养中心,东城,寄宿制,公办,2025年1月,１２０,\"4,200\"", "TY00000002,众爱,石碣,日间照料,政府购买,2025-01,4O,1500");
        home.Csv("2025年第1季度公共场所无障碍评测结果.csv", "设施编号,设施名称,镇街,设施类别,评测日期,检查项数,合格项数", "WZA00000001,东城医院,东城,医疗,2025-01-09,40,31", "WZA00000002,石碣广场,石碣,广场,2025-01-09,40,41");
        home.Gb("2025年第1季度残疾人参加社会保险情况.csv", "身份证号,变更日期,养老保险,医疗保险,缴费人", $"{Ids.A},2025-01-09,居民养老,城乡居民医保,财政代缴", $"{Ids.B},2025-01-09,,居民医保,");
        home.Gb("2025年第1季度医疗临时救助及慈善帮扶发放明细.csv", "姓名,身份证号,救助项目,发放月份,救助金额", $"张三,{Ids.A},慈善救助,2025.01,500元", $"李四,{Ids.B},临时救助,2025-01,-500");
        home.Run();
        Assert.Equal(["house_no=TY00000001, form=residential, supply=public, places=120, unit_cost=4200.00"], home.Rows("SELECT house_no, form, supply, places, unit_cost FROM landed_care_places"));
        Assert.Equal("places:not_a_number", home.Faults("care_places"));
        Assert.Equal(["kind=medical, items=40, passed=31"], home.Rows("SELECT kind, items, passed FROM landed_facility_audits"));
        Assert.Equal("passed:more_passed_than_checked", home.Faults("facility_audits"));
        Assert.Equal(
            ["pension=resident, medical=resident, payer=government", "pension=NULL, medical=resident, payer=NULL"], home.Rows("SELECT pension, medical, payer FROM landed_social_insurance ORDER BY _row"));
        Assert.Equal(["programme=charity, amount=500.00"], home.Rows("SELECT programme, amount FROM landed_aid_payments"));
        Assert.Equal("amount:not_above_zero", home.Faults("aid_payments"));
    }
}
