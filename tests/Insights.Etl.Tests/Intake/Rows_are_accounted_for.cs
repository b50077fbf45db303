namespace Insights.Etl.Tests.Intake;

/// <summary>read = landed + quarantined + identical, whatever is sent twice, in what order, and wherever a run dies.</summary>
public sealed class Rows_are_accounted_for
{
    private const string January = "2024年01月低收入人口名册.csv";
    private const string February = "2024年02月低收入人口名册.csv";
    private const string Header = "身份证号,户号,救助类型,认定月份";
    private static readonly string[] First = [Header, $"{Ids.A},DG000000001,低保,2023-01", $"{Ids.B},DG000000002,低保,2023-01"];

    [Fact]
    public void A_second_run_on_the_same_files_reads_nothing_and_changes_nothing()
    {
        using var home = new IntakeHome();
        home.Csv(January, First);
        Assert.True(home.Run().AnythingNew);
        var before = Fingerprint(home);
        var second = home.Run();
        Assert.False(second.AnythingNew);
        Assert.All(second.Files, f => Assert.False(f.IsNew));
        Assert.Equal(before, Fingerprint(home));
        Assert.Equal(2L, home.Db.Scalar<long>("SELECT count(*) FROM landed_roster"));
    }

    [Fact]
    public void A_copy_under_another_name_is_known_by_its_hash()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Run();
        home.Csv("2024年01月低收入人口名册(重发).csv", First);
        Assert.False(home.Run().AnythingNew);
    }

    [Fact]
    public void An_unchanged_list_of_the_next_month_is_that_month_s_list_also_where_only_its_name_says_so()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Run();
        home.Csv(February, First);
        home.Csv("2024年01月死亡及户籍迁移名单.csv", "身份证号,变动类型,变动日期").Csv("2024年02月死亡及户籍迁移名单.csv", "身份证号,变动类型,变动日期");
        var result = home.Run();
        var account = home.Account(result, February);
        Assert.Equal((2L, 2L, 0L), (account.Read, account.Landed, account.Identical));
        Assert.Equal(["month=2024-01-01, n=2", "month=2024-02-01, n=2"], home.Rows("SELECT month::VARCHAR AS month, count(*) AS n FROM landed_roster GROUP BY ALL ORDER BY ALL"));
        Assert.Equal(2, result.Files.Count(f => f.Feed == "deaths_moves"));
        Assert.False(home.Run().AnythingNew);
    }

    [Fact]
    public void Rows_sent_again_are_identical_within_a_file_a_load_and_across_loads_whatever_their_form()
    {
        using var home = new IntakeHome();
        home.Csv(January, [.. First, $"'{Ids.A},dg000000001,低保对象,2023年1月"]);
        var account = home.Account(home.Run(), January);
        Assert.Equal((3L, 2L, 1L), (account.Read, account.Landed, account.Identical));
        home.Csv("2024年01月低收入人口名册(补).csv", [.. First, $"{Ids.X},DG000000003,低保,2023-01"]);
        account = home.Account(home.Run(), "2024年01月低收入人口名册(补).csv");
        Assert.Equal((3L, 1L, 2L), (account.Read, account.Landed, account.Identical));
        Assert.Equal(2, account.Load);
    }

    [Fact]
    public void A_slip_in_the_year_of_a_monthly_feed_is_put_aside_and_does_not_draw_the_record_on()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Run();
        home.Csv("2042年02月低收入人口名册.csv", Header, $"{Ids.A},DG000000001,低保,2023-01");
        home.Csv("1924年02月低收入人口名册.csv", Header, $"{Ids.B},DG000000002,低保,1923-01");
        home.Csv(February, First);
        var result = home.Run();
        Assert.Equal((1L, 0L, 1L), home.Account(result, "2042年02月低收入人口名册.csv") is var far ? (far.Read, far.Landed, far.Quarantined) : default);
        Assert.Equal((2L, 2L, 0L), home.Account(result, February) is var next ? (next.Read, next.Landed, next.Quarantined) : default);
        Assert.Equal("month:month_apart month:month_apart", home.Faults("roster"));
        Assert.Equal(["last=2024-02-01"], home.Rows("SELECT max(month)::VARCHAR AS last FROM landed_roster"));
    }

    [Fact]
    public void A_feed_that_comes_again_after_a_pause_stays_and_a_month_far_ahead_does_not_whatever_it_holds()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Csv(February, First).Run();
        home.Csv("2026年02月低收入人口名册.csv", [.. First]).Csv("2062年02月低收入人口名册.csv", [.. First]);
        var result = home.Run();
        Assert.Equal((2L, 0L), home.Account(result, "2026年02月低收入人口名册.csv") is var again ? (again.Landed, again.Quarantined) : default);
        Assert.Equal((0L, 2L), home.Account(result, "2062年02月低收入人口名册.csv") is var ahead ? (ahead.Landed, ahead.Quarantined) : default);
    }

    [Fact]
    public void A_row_that_contradicts_a_landed_one_is_quarantined_for_good()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Run();
        home.Csv("2024年01月低收入人口名册(更正).csv", Header, $"{Ids.A},DG000000009,低保,2023-01", $"{Ids.A},DG000000009,低边,2023-01", $"{Ids.X},DG000000001,低保,2023-01", $"{Ids.X},DG000000001,低边,2023-01");
        var account = home.Account(home.Run(), "2024年01月低收入人口名册(更正).csv");
        Assert.Equal((4L, 1L, 3L), (account.Read, account.Landed, account.Quarantined));
        Assert.Equal("household_no:key_conflict household_no:key_conflict kind:key_conflict kind:key_conflict", home.Faults("roster"));
        Assert.Equal(
            $"户号 2 2 {January} / 2, 3 {January} / 2; 救助类型 2 3 {January} / 2, 5 2024年01月低收入人口名册(更正).csv / 4",
            string.Join("; ", account.Faults.Select(f => $"{f.Header} {f.Rows} {string.Join(", ", f.Places.Select(p => $"{p.Row} {p.Earlier}"))}")));
        Assert.Contains($",{January} / 2,\"another record", File.ReadAllText(home.Home.Letter("roster", 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_a_feed_may_bear_any_name_projects_have_one_that_is_called_firm()
    {
        using var home = new IntakeHome();
        const string Projects = "2024年03月科研科技项目台账.csv";
        home.Csv(Projects, "报告期,项目编号,项目名称,项目类别,是否大湾区合作,立项日期,参与企业", "2024-03,P01,无障碍出行,研究,否,2024-01-05,企业一", "2024-03,P01,无障碍出行,研究,否,2024-01-05,企业一", "2024-03,P01,无障碍出行,研究,否,2024-01-05,企业二");
        var account = home.Account(home.Run(), Projects);
        Assert.Equal((3L, 1L, 1L, 1L), (account.Read, account.Landed, account.Identical, account.Quarantined));
    }

    [Fact]
    public void A_line_with_more_fields_than_the_header_is_quarantined_and_empty_surplus_is_not()
    {
        using var home = new IntakeHome();
        home.Csv(January, Header, $"{Ids.A},DG000000001,低保,2023-01,,", $"{Ids.B},DG000000002,低保,2023-01,剩余", $"\"{Ids.X}\",DG000000003,低保,2023-01", Ids.B);
        var account = home.Account(home.Run(), January);
        Assert.Equal((4L, 2L, 2L), (account.Read, account.Landed, account.Quarantined));
        Assert.Equal(":field_count household_no:missing kind:missing since:missing", home.Faults("roster"));
    }

    [Fact]
    public void The_stewards_list_and_the_rejected_rows_hold_the_values_and_the_version_does_not()
    {
        using var home = new IntakeHome();
        home.Csv(January, Header, "9.99900E+17,DG000000001,低保,2023-01").Run();
        var letter = File.ReadAllBytes(Path.Combine(home.Home.Quarantine, "000001-roster.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], letter[..3]);
        Assert.Contains($"{January},,2,身份证号,9.99900E+17,", System.Text.Encoding.UTF8.GetString(letter), StringComparison.Ordinal);
        Assert.Equal("feed, file, sheet, row, column, reason", string.Join(", ", home.Rows("SELECT column_name AS n FROM (DESCRIBE meta_quarantine)").Select(r => r[2..])));
        Assert.Equal(["value=9.99900E+17"], home.Rows($"SELECT value FROM read_parquet('{home.Home.Landing}/roster/000001.rejects.parquet')"));
    }

    [Fact]
    public void The_stewards_list_is_shown_by_spreadsheet_programs_as_it_was_sent_and_is_read_back()
    {
        using var home = new IntakeHome();
        var broken = Ids.A[..17] + (Ids.A[17] == '1' ? '2' : '1');
        home.Csv("=1+1_" + January, Header, $"{broken},\"=HYPERLINK(\"\"x\"\")\",@SUM(1),-1+1", $"{Ids.A},DG1,+cmd|x,-270", $"{Ids.B},DG2,低保,\"=\"\"20\"\"\"").Run();
        var rows = File.ReadLines(Path.Combine(home.Home.Quarantine, "000001-roster.csv")).Skip(1).Select(l => Etl.Read.CsvRecords.Split(l, ',')).ToList();
        Assert.Equal(["'=HYPERLINK(\"x\")", $"=\"{broken}\"", "'@SUM(1)", "'-1+1", "'+cmd|x", "-270", "=\"20\""], rows.Select(r => r[4]));
        Assert.All(rows, r => Assert.Equal("'=1+1_" + January, r[0]));
        Assert.Equal("id_check_digit", home.Db.Scalar<string>("SELECT reason FROM meta_quarantine WHERE \"column\" = 'id18'"));
        home.Csv(February, Header, $"\"=\"\"{Ids.A}\"\"\",DG000000001,低保,2023-01");
        Assert.Equal(1L, home.Account(home.Run(), February).Landed);
    }

    [Fact]
    public void What_a_killed_run_left_without_a_manifest_does_not_count_and_is_cleaned()
    {
        using var home = new IntakeHome();
        home.Csv(January, First).Run();
        var landed = Path.Combine(home.Home.Landing, "roster", "000001.parquet");
        File.Copy(landed, Path.Combine(home.Home.Landing, "roster", "000002.parquet"));
        File.Copy(landed, Path.Combine(home.Home.Landing, "roster", "000002.rejects.parquet.tmp"));
        Directory.CreateDirectory(Path.Combine(home.Home.Landing, ".work"));
        File.WriteAllText(Path.Combine(home.Home.Quarantine, "000002-roster.csv"), "left behind");
        home.Csv(February, Header, $"{Ids.X},DG000000003,低保,2023-01").Run();
        Assert.Equal(["n=3, loads=2"], home.Rows("SELECT count(*) AS n, count(DISTINCT _load) AS loads FROM landed_roster"));
        Assert.False(File.Exists(Path.Combine(home.Home.Quarantine, "000002-roster.csv")));
        Assert.False(Directory.Exists(Path.Combine(home.Home.Landing, ".work")));
    }

    [Fact]
    public void A_run_that_fails_while_landing_leaves_no_load_and_the_next_one_lands_everything()
    {
        using var home = new IntakeHome();
        home.Csv(January, First);
        Directory.CreateDirectory(Path.Combine(home.Home.Landing, "load-000001.json.tmp"));
        Assert.ThrowsAny<Exception>(home.Run);
        Directory.Delete(Path.Combine(home.Home.Landing, "load-000001.json.tmp"));
        Assert.Equal(2, home.Account(home.Run(), January).Landed);
        Assert.Equal(1, home.Account(home.Run(), January).Load);
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_in_whatever_order_they_were_written()
    {
        using var one = new IntakeHome();
        using var two = new IntakeHome();
        one.Csv(January, First).Csv(February, First).Csv("2024年03月低收入人口名册.csv", $"户号,{Header[..4]},救助类型,认定月份", $"DG000000003,{Ids.X},低保,2023-01").Run();
        two.Csv("2024年03月低收入人口名册.csv", $"户号,{Header[..4]},救助类型,认定月份", $"DG000000003,{Ids.X},低保,2023-01").Csv(February, First).Csv(January, First).Run();
        Assert.Equal(Fingerprint(one), Fingerprint(two));
    }

    [Fact]
    public void A_correction_mends_or_drops_the_rows_it_names()
    {
        using var home = new IntakeHome();
        Directory.CreateDirectory(home.Home.Override("corrections"));
        File.WriteAllText(Path.Combine(home.Home.Override("corrections"), "roster.yaml"), $$"""
            feed: roster
            corrections:
              - match: { household_no: "DG000000001" }
                action: set
                set: { kind: 低边 }
                reason: wrong list in January
                status: reported
              - match: { id18: "{{Ids.B}}", household_no: "DG000000002" }
                action: drop
                reason: a test person of the sender
                status: open
            """);
        home.Csv(January, First);
        var account = home.Account(home.Run(), January);
        Assert.Equal((2L, 1L, 1L), (account.Read, account.Landed, account.Quarantined));
        Assert.Equal(["kind=edge"], home.Rows("SELECT kind FROM landed_roster"));
        Assert.Equal("month:dropped_by_correction", home.Faults("roster"));
    }

    private static string Fingerprint(IntakeHome home) => string.Join('\n', Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetRelativePath(home.Home.Landing, f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));
}
