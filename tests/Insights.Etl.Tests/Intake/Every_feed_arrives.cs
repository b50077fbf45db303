namespace Insights.Etl.Tests.Intake;

/// <summary>One small file a feed, in a form that its department sends.</summary>
public sealed class Every_feed_arrives
{
    [Fact]
    public void Pay_lists_take_programme_and_month_from_their_name_and_keep_back_pay_and_recoveries()
    {
        using var home = new IntakeHome();
        home.Gb(
            "2024年04月残疾人两项补贴发放表(生活).csv",
            "东莞市困难残疾人生活补贴发放表（2024年04月）",
            "序号,姓名,身份证号码,补贴起始月份,补贴截止月份,款项类别,补贴金额",
            $"1,𠮷䶮,{Ids.A},2024.04,202404,正常,\"1,202.00\"",
            $"2,李四,{Ids.B},2024年1月,2024年03月,补发,606元",
            $"3,王五,{Ids.X},2024/02,2024-02,追回,-202",
            $"4,王五,{Ids.X},2024-02,2024-02,月发,-202",
            "合计,,,,,,1404.00");
        home.Gb("2024年04月最低生活保障金发放表.csv", "户号,证件号码,起始月份,截止月份,发放类型,金额", $",{Ids.A},2024-04,2024-04,正常发放,0.115万元", $"DG000000001,{Ids.B},2024-04,2024-04,正常发放,0.115万元");
        var result = home.Run();
        Assert.Equal((4L, 3L, 1L), Counts(home, result, "2024年04月残疾人两项补贴发放表(生活).csv"));
        Assert.Equal((2L, 1L, 1L), Counts(home, result, "2024年04月最低生活保障金发放表.csv"));
        Assert.Equal(
            [
                "programme=dibao, p=2024-04, f=2024-04, t=2024-04, kind=regular, household_no=DG000000001, amount=1150.00, _row=3",
                "programme=living_subsidy, p=2024-04, f=2024-04, t=2024-04, kind=regular, household_no=NULL, amount=1202.00, _row=3",
                "programme=living_subsidy, p=2024-04, f=2024-01, t=2024-03, kind=back, household_no=NULL, amount=606.00, _row=4",
                "programme=living_subsidy, p=2024-04, f=2024-02, t=2024-02, kind=recovery, household_no=NULL, amount=-202.00, _row=5",
            ],
            home.Rows("SELECT programme, strftime(pay_month, '%Y-%m') AS p, strftime(for_from, '%Y-%m') AS f, strftime(for_to, '%Y-%m') AS t, kind, household_no, amount, _row FROM landed_payments ORDER BY programme, _row"));
        Assert.Equal("household_no:missing amount:sign_of_amount", home.Faults("payments"));
    }

    [Fact]
    public void A_pay_list_on_the_second_sheet_under_a_two_level_header_is_found()
    {
        using var home = new IntakeHome();
        home.Book("2024年03月特困人员供养金发放表.xlsx", new TinyWorkbook()
            .Sheet("填表说明", ["填表说明"], ["一、本表由市民政局按月填报。"], ["二、金额单位为元。"])
            .Sheet(
                "发放明细",
                ["东莞市特困人员供养金发放表", null, null, null, null, null, null, null],
                ["发放月份：2024年03月　单位：元", null, null, null, null, null, null, null],
                ["序号", "人员信息", null, null, "发放信息", null, null, null],
                [null, "姓名", "身份证号码", "户号", "起始月份", "截止月份", "发放类型", "供养金额"],
                [1, "张三", Ids.A, "DG000000001", "2024-03", "2024-03", "正常发放", 1840.5],
                [2, "李四", 999900195512311240d, "DG000000002", "2024-03", "2024-03", "正常发放", 1840],
                ["合计", null, null, null, null, null, null, 3680.5])
            .Merge("A1:H1", "A2:H2", "A3:A4", "B3:D3", "E3:H3"));
        Assert.Equal((2L, 1L, 1L), Counts(home, home.Run(), "2024年03月特困人员供养金发放表.xlsx"));
        Assert.Equal(["programme=tekun, amount=1840.50, _sheet=发放明细, _row=5"], home.Rows("SELECT programme, amount, _sheet, _row FROM landed_payments"));
        Assert.Equal("id18:id_scientific", home.Faults("payments"));
    }

    [Fact]
    public void Households_finances_roster_and_exclusions_arrive_with_their_own_words()
    {
        using var home = new IntakeHome();
        home.Csv("2024年01月残疾人家庭成员变动.csv", "户编号,成员身份证号,成员姓名,家庭关系,迁入本户日期,迁出本户日期,镇街,村居,更新日期", $"dg 000000001,{Ids.A},张三,户主,2001-02-03,,松山湖,松山湖虚拟社区,2024-01-09");
        home.Gb("2024年02月家庭经济状况核对结果.csv", "东莞市家庭经济状况核对结果（2024年02月）", "户号,核对日期,家庭人口数,月工资性收入,月经营净收入,月财产净收入,月转移净收入,家庭月支出,财产核查合格,有法定赡养抚养人", "DG000000001,20240205,３人,1200,0,0,300.5,1400,符合,无", "DG000000002,2024-02-06,2,-1,0,0,0,0,,待核");
        home.Gb("2024年02月低收入人口名册.csv", "姓名,证件号码,家庭编号,对象类别,纳入月份,自理能力", $"张三,{Ids.A},DG000000001,特困供养,2020年1月,半失能", $"李四,{Ids.B},DG000000002,低边,2021-05,");
        home.Csv("2024年第1季度两项补贴排除情形名单.csv", "姓名,身份证号,情形,起始日期,停发日期,月待遇金额,推送日期", $"张三,{Ids.A},养老护理补贴,2023-01-01,,\"￥1,100.00\",2024-03-01", $"李四,{Ids.B},失能老人护理补贴,2023-01-01,,,2024-03-01");
        home.Run();
        Assert.Equal([$"household_no=DG000000001, relation=head, left=NULL, town=441900401, village=441900401498"], home.Rows("SELECT household_no, relation, \"left\", town, village FROM landed_households"));
        Assert.Equal(["members=3, income_transfer=300.50, property_ok=True, supporter=False"], home.Rows("SELECT members, income_transfer, property_ok, supporter FROM landed_finances"));
        Assert.Equal("income_wage:negative_amount supporter:not_yes_or_no", home.Faults("finances"));
        Assert.Equal(["m=2024-02, kind=tekun, care_level=half", "m=2024-02, kind=edge, care_level=NULL"], home.Rows("SELECT strftime(month, '%Y-%m') AS m, kind, care_level FROM landed_roster ORDER BY _row"));
        Assert.Equal(["kind=elderly_care, amount=1100.00"], home.Rows("SELECT kind, amount FROM landed_exclusions"));
        Assert.Equal("amount:missing", home.Faults("exclusions"));
    }

    [Fact]
    public void Applications_moves_and_the_survey_arrive_and_dates_from_1904_are_understood()
    {
        using var home = new IntakeHome();
        home.Book("2024年05月救助补贴申请审批台账.xlsx", new TinyWorkbook().Sheet(
            "台账", ["东莞市救助补贴申请审批台账"], ["申请编号", "姓名", "身份证号", "申请事项", "申请日期", "办理结果", "办结日期"],
            ["SQ00000001", "张三", Ids.A, "护理补贴", new DateOnly(2024, 5, 2), "同意", "2024.5.20"],
            ["SQ00000002", "张三", Ids.A, "低保", "2024-05-02", "受理中", null],
            ["SQ00000003", "张三", Ids.A, "低保", "2024-05-02", "不同意", null],
            ["注：受理中的申请下月续报。"]));
        home.Book("2024年05月死亡及户籍迁移名单.xlsx", new TinyWorkbook(from1904: true).Sheet(
            "名单", ["死亡及户籍迁移名单"], ["身份证号", "事项", "变动日期", "新镇街", "新村(社区)"],
            [Ids.A, "死亡", new DateOnly(2024, 5, 4), null, null],
            [Ids.B, "镇街间迁移", new DateOnly(2024, 5, 6).DayNumber - new DateOnly(1904, 1, 1).DayNumber, "石碣", "石碣村"],
            [Ids.X, "迁入", new DateOnly(2024, 5, 6), "石碣", null],
            ["合计", 3]));
        home.Csv("2025年残疾人动态更新调查表.csv", "身份证号,目前是否就业,就业类型,享受生活补贴,享受护理补贴,护理需求,康复需求,辅具需求,就业需求", $"{Ids.A},,,是,0,√,×,Y,N");
        home.Run();
        Assert.Equal(
            ["application_no=SQ00000001, programme=care_subsidy, a=2024-05-02, status=approved, d=2024-05-20", "application_no=SQ00000002, programme=dibao, a=2024-05-02, status=open, d=NULL"],
            home.Rows("SELECT application_no, programme, applied_on::VARCHAR AS a, status, decided_on::VARCHAR AS d FROM landed_applications ORDER BY 1"));
        Assert.Equal("decided_on:missing", home.Faults("applications"));
        Assert.Equal(
            [$"id18={Ids.A}, event=death, d=2024-05-04, to_village=NULL", $"id18={Ids.B}, event=move_town, d=2024-05-06, to_village=441900101202"],
            home.Rows("SELECT id18, event, event_date::VARCHAR AS d, to_village FROM landed_deaths_moves ORDER BY _row"));
        Assert.Equal("to_village:missing", home.Faults("deaths_moves"));
        Assert.Equal(
            ["year=2025, employed=NULL, employment_form=NULL, reports_living=True, reports_care=False, needs_care=True, needs_rehab=False, needs_device=True, needs_job=False"],
            home.Rows("SELECT year, employed, employment_form, reports_living, reports_care, needs_care, needs_rehab, needs_device, needs_job FROM landed_survey"));
    }

    [Fact]
    public void The_products_own_tables_always_arrive_and_a_later_file_of_the_inbox_supersedes_them()
    {
        using var home = new IntakeHome();
        home.Csv("2025年补贴标准.csv", "项目,地区,年份,标准,单位,可信度,来源,中文来源", "living_subsidy,Guangdong floor,2026,217,yuan/person/month,S2,provincial notice,省级通知", "living_subsidy,Guangdong floor,2027,225,yuan/person/month,S,notice of 2027,");
        var result = home.Run();
        Assert.True(home.Account(result, "places.csv").Landed >= 646);
        var account = home.Account(result, "2025年补贴标准.csv");
        Assert.Equal((2L, 1L, 1L), (account.Read, account.Landed, account.Identical));
        Assert.Equal(["amount=225.00"], home.Rows("SELECT amount FROM landed_programme_amounts WHERE year = 2027"));
    }

    [Fact]
    public void A_contract_may_ask_for_a_new_column_on_a_home_with_a_past()
    {
        using var home = new IntakeHome();
        home.Csv("2026年补贴标准.csv", "项目,地区,年份,标准,单位,可信度,来源,中文来源", "living_subsidy,Guangdong floor,2028,230,yuan/person/month,S,notice of 2028,二〇二八年通知");
        home.Run();
        // As the load stood when the contract had no Chinese source yet.
        var landed = Path.Combine(home.Home.Landing, "programme_amounts", "000001.parquet");
        home.Db.Execute($"COPY (SELECT * EXCLUDE (source_zh) FROM read_parquet({Sql.Text(landed)})) TO {Sql.Text(landed + ".old")} (FORMAT parquet)");
        File.Move(landed + ".old", landed, true);

        home.Csv("2027年补贴标准.csv", "项目,地区,年份,标准,单位,可信度,来源,中文来源", "living_subsidy,Guangdong floor,2029,240,yuan/person/month,S,notice of 2029,二〇二九年通知");
        var account = home.Account(home.Run(), "2027年补贴标准.csv");
        Assert.Equal((1L, 1L, 0L), (account.Read, account.Landed, account.Quarantined));
        Assert.Equal(["year=2028, source_zh=NULL", "year=2029, source_zh=二〇二九年通知"], home.Rows("SELECT year, source_zh FROM landed_programme_amounts WHERE year > 2027 ORDER BY year"));
    }

    private static (long Read, long Landed, long Quarantined) Counts(IntakeHome home, IntakeResult result, string name)
    {
        var account = home.Account(result, name);
        return (account.Read, account.Landed, account.Quarantined);
    }
}
