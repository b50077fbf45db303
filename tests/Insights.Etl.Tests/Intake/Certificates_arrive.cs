namespace Insights.Etl.Tests.Intake;

/// <summary>The register's two forms: the big workbook with merged two-level headers, and the monthly changes.</summary>
public sealed class Certificates_arrive
{
    private const string Header = "序号,姓名,身份证号码,残疾类型,残疾级别,多重类别,残疾证号,发证日期,到期日期,状态,业务日期,镇街,村居";

    private static readonly object?[][] Register =
    [
        ["2023年11月东莞市残疾人证持证人员名册", null, null, null, null, null, null, null, null, null, null, null, null],
        ["截至2023年11月30日　填报单位：东莞市残疾人联合会", null, null, null, null, null, null, null, null, null, null, null, null],
        ["序号", "姓  名", "身份证号", "残疾情况", null, null, "残疾人证", null, null, null, null, "户籍地址", null],
        [null, null, null, "残疾类别", "残疾等级", "多重残疾明细", "残疾人证号", "签发日期", "有效期至", "证件状态", "变更日期", "所属镇街", "村(社区)"],
        [1, "张三", Ids.A, "肢体", "一级", null, Ids.A + "41", "2020-05-01", new DateOnly(2030, 4, 30), "有效", 43952, "东城区", "岗贝"],
        [2, "𠮷䶮", Ids.B, "多重残疾", "Ⅱ", "肢体、智力", Ids.B + "72B1", "2020年5月1日", null, "冻结", "20200501", "松山湖高新区", "松山湖虚拟社区"],
        [null, null, null, null, null, null, null, null, null, null, null, null, null],
        ["合 计", null, null, 2, null, null, null, null, null, null, null, null, null],
        ["注：本表由市残联提供。", null, null, null, null, null, null, null, null, null, null, null, null],
    ];

    [Fact]
    public void A_register_with_titles_merged_headers_several_sheets_and_a_foot_lands_row_by_row()
    {
        using var home = new IntakeHome();
        home.Book("2023年11月残疾人证持证人员名册(全量).xlsx", new TinyWorkbook()
            .Sheet("填表说明", ["本表按镇街分表。"])
            .Sheet("中心城区", Register).Merge("A1:M1", "A2:M2", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:K3", "L3:M3"));
        var result = home.Run();
        var account = home.Account(result, "2023年11月残疾人证持证人员名册(全量).xlsx");
        Assert.Equal(("certificates", 2L, 2L, 0L, 0L), (account.Feed, account.Read, account.Landed, account.Quarantined, account.Identical));
        Assert.Equal(
            [
                $"id18={Ids.A}, name=张三, cert_no={Ids.A}41, category=4, grade=1, components=NULL, issue_date=2020-05-01, expiry_date=2030-04-30, status=valid, change_date=2020-05-01, town=441900003, village=441900003001, _sheet=中心城区, _row=5, _load=1",
                $"id18={Ids.B}, name=𠮷䶮, cert_no={Ids.B}72B1, category=7, grade=2, components=4+5, issue_date=2020-05-01, expiry_date=NULL, status=frozen, change_date=2020-05-01, town=441900401, village=441900401498, _sheet=中心城区, _row=6, _load=1",
            ],
            home.Rows("SELECT * EXCLUDE (_file) REPLACE (issue_date::VARCHAR AS issue_date, expiry_date::VARCHAR AS expiry_date, change_date::VARCHAR AS change_date) FROM landed_certificates ORDER BY _row"));
    }

    [Fact]
    public void Repairable_dirt_is_repaired_and_destroyed_cells_are_quarantined_with_their_reason()
    {
        using var home = new IntakeHome();
        string Row(string id, string cert, string rest) => $"1,张三,{id},肢体,1,,{cert},2020-05-01,2030-04-30,有效,{rest}";
        home.Csv(
            "2023年12月残疾人证变更情况表.csv",
            "2023年12月残疾人证变更情况表",
            Header,
            Row("'" + Ids.A + " ", Ids.A + "41", "2023.12.1,东城街道办事处,岗贝社区居委会"),
            Row(Ids.FullWidth(Ids.B), Ids.B + "41", "45262,石碣镇,441900101202"),
            Row(Ids.X.ToLowerInvariant(), Ids.X + "41", "2023/12/3,石碣,石碣村"),
            Row("9.99900E+17", Ids.A + "41", "2023-12-04,东城,岗贝"),
            Row(Ids.A[..17], Ids.A + "41", "2023-12-05,东城,岗贝"),
            Row(Ids.A[..17] + (Ids.A[17] == '0' ? '1' : '0'), Ids.A + "41", "2023-12-06,东城,岗贝"),
            Row(Ids.A, Ids.A + "41", "2023-02-30,外市,岗贝"),
            Row(Ids.A, Ids.A + "41", "2023-12-08,东城,不详村"),
            Row(string.Empty, Ids.A + "41", "2023-12-09,东城,"));
        var account = home.Account(home.Run(), "2023年12月残疾人证变更情况表.csv");
        Assert.Equal((9L, 3L, 6L), (account.Read, account.Landed, account.Quarantined));
        Assert.Equal(
            "id18:id_scientific id18:id_length id18:id_check_digit change_date:not_a_date town:unknown_town village:unknown_village id18:missing village:missing",
            home.Faults("certificates"));
        Assert.Equal(
            [$"id18={Ids.A}, d=2023-12-01, village=441900003001", $"id18={Ids.B}, d=2023-12-02, village=441900101202", $"id18={Ids.X}, d=2023-12-03, village=441900101202"],
            home.Rows("SELECT id18, change_date::VARCHAR AS d, village FROM landed_certificates ORDER BY _row"));
    }
}
