using System.Text;
using System.Text.Json;
using ExcelDataReader;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>The stable interface: each verb, its JSON, its exit code.</summary>
public sealed class VerbTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_the_same_numbers()
    {
        (await InsightsCommand.Run(city.Folder, "sample", "--out", "twin", "--persons", "600", "--months", "14", "--seed", "3")).Expect(0, "sample");
        foreach (var file in Directory.EnumerateFiles(city.Inbox))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(city.Folder, "twin", Path.GetFileName(file)))), file);
        }

        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", "twin-home", "--inbox", "twin")).Expect(0, "run").Output;
        var aside = run.Split('\n').First(l => l.Contains(" rows put aside; ", StringComparison.Ordinal)).TrimEnd();
        Assert.True(File.Exists(Path.Combine(city.Folder, "twin-home", aside[(aside.LastIndexOf("see ", StringComparison.Ordinal) + 4)..])), aside);
        Assert.Contains("sheet '填表说明' is not read in ", run, StringComparison.Ordinal);
        Assert.Equal(
            (await InsightsCommand.Run(city.Folder, "indicators", "--home", "home", "--json")).Expect(0, "one").Output,
            (await InsightsCommand.Run(city.Folder, "indicators", "--home", "twin-home", "--json")).Expect(0, "other").Output);
    }

    /// <summary>The mission's 24 commitments (C01 to C24), each with two live indicators or more.</summary>
    [Fact]
    public async Task Indicators_counted_by_clause_leave_no_commitment_out()
    {
        using var document = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "indicators", "--home", "home", "--json")).Expect(0, "indicators").Output);
        var live = document.RootElement.EnumerateArray().Where(i => i.GetProperty("value").ValueKind == JsonValueKind.Number || i.GetProperty("masked").GetBoolean())
            .CountBy(i => i.GetProperty("clause").GetString()!).ToDictionary();
        Assert.Equal(Enumerable.Range(1, 24).Select(n => $"C{n:00}"), live.Keys.Order(StringComparer.Ordinal));
        Assert.All(live, clause => Assert.True(clause.Value >= 2, $"{clause.Key} has {clause.Value}"));
        Assert.All(document.RootElement.EnumerateArray(), i => Assert.NotEqual("", i.GetProperty("unit").GetString()));
    }

    [Fact]
    public async Task Every_file_s_rows_are_accounted_for_in_the_json_of_run()
    {
        var (home, _) = city.Copy("json");
        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", city.Inbox, "--json")).Expect(0, "run");
        using var document = JsonDocument.Parse(run.Output);
        foreach (var file in document.RootElement.GetProperty("files").EnumerateArray())
        {
            long N(string name) => file.GetProperty(name).GetInt64();
            Assert.Equal(N("read"), N("landed") + N("quarantined") + N("identical"));
        }
    }

    [Fact]
    public async Task Status_versions_and_rollback_tell_and_move_the_pointer()
    {
        var (home, _) = city.Copy("pointer");
        using (var status = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "status", "--home", home, "--json")).Expect(0, "status").Output))
        {
            // Every contract has its feed, whether or not it has sent anything.
            var contracts = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content", "contracts"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!);
            Assert.Equal(contracts.Order(StringComparer.Ordinal), status.RootElement.GetProperty("feeds").EnumerateArray().Select(f => f.GetProperty("feed").GetString()!).Order(StringComparer.Ordinal));
            Assert.Equal("v0001", status.RootElement.GetProperty("version").GetString());
        }

        (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", city.Inbox, "--as-of", "2026-09")).Expect(0, "earlier as-of");
        Assert.Contains("* v0002", (await InsightsCommand.Run(city.Folder, "versions", "--home", home)).Output, StringComparison.Ordinal);
        (await InsightsCommand.Run(city.Folder, "rollback", "--home", home, "--to", "v0001")).Expect(0, "rollback");
        Assert.Contains("* v0001", (await InsightsCommand.Run(city.Folder, "versions", "--home", home)).Output, StringComparison.Ordinal);
        (await InsightsCommand.Run(city.Folder, "rollback", "--home", home, "--to", "v0009")).Expect(1, "no such version");
    }

    [Fact]
    public async Task Explain_says_the_clauses_of_one_person_and_refuses_a_stranger()
    {
        var id = File.ReadLines(await Unzipped("states.csv.gz")).Skip(1).Select(l => l.Split(',')).First(c => c[1] == "care_subsidy" && c[4] == "covered" && c[3] == "2026-10")[0];
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "explain", "--home", "home", "--person", id, "--programme", "care_subsidy", "--json")).Expect(0, "explain").Output);
        Assert.Equal("entitled", told.RootElement.GetProperty("entitled").GetString());
        Assert.True(told.RootElement.GetProperty("clauses").GetArrayLength() >= 6);
        Assert.StartsWith("P", told.RootElement.GetProperty("person").GetString(), StringComparison.Ordinal);

        // A programme of another period that no pay list knows.
        var other = (await InsightsCommand.Run(city.Folder, "explain", "--home", "home", "--person", id, "--programme", "medical_ins_proxy")).Expect(0, "explain").Output;
        Assert.Contains("元/年 = ", other, StringComparison.Ordinal);
        Assert.Contains("；实发 未记录\n来源\n", other, StringComparison.Ordinal);
        Assert.Contains("在世 = 是", other, StringComparison.Ordinal);
        Assert.DoesNotContain("= True", other, StringComparison.Ordinal);
        var own = (await InsightsCommand.Run(city.Folder, "explain", "--home", "home", "--person", id, "--programme", "care_subsidy")).Expect(0, "explain").Output;
        Assert.Contains("判定 应享受（entitled）；状态 已享受（covered）", own, StringComparison.Ordinal);

        // The records behind it, opened by hand: each named line of a sent text file holds the person's number.
        var sources = told.RootElement.GetProperty("sources").EnumerateArray().ToList();
        Assert.Contains(sources, s => s.GetProperty("feed").GetString() == "payments");
        Assert.Contains(sources, s => s.GetProperty("feed").GetString() == "certificates");
        var texts = sources.Where(s => s.GetProperty("file").GetString()!.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, s => Assert.Contains(id[..17], Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(city.Inbox, s.GetProperty("file").GetString()!))).Split('\n')[s.GetProperty("row").GetInt32() - 1], StringComparison.OrdinalIgnoreCase));
        (await InsightsCommand.Run(city.Folder, "explain", "--home", "home", "--person", "P000000000000", "--programme", "care_subsidy")).Expect(1, "a stranger");
    }

    [Fact]
    public async Task Each_look_at_a_person_is_a_line_without_the_citizen_number_and_none_is_had_unlogged()
    {
        var id = File.ReadLines(await Unzipped("states.csv.gz")).Skip(1).Select(l => l.Split(',')).First(c => c[1] == "care_subsidy" && c[3] == "2026-10")[0];
        var (home, _) = city.Copy("looks");
        var log = Path.Combine(home, "looks.log");
        File.Delete(log);
        Task<Outcome> Look(string person, params string[] more) => InsightsCommand.Run(city.Folder, ["explain", "--home", home, "--person", person, "--programme", "care_subsidy", "--month", "2026-10", .. more]);
        var key = (await Look(id, "--officer", "Li\tMin")).Expect(0, "named").Output.Split(' ')[0];
        (await Look(id)).Expect(0, "by the account");
        (await Look("P000000000000", "--officer", "Li Min")).Expect(1, "a stranger");
        (await Look(id, "--officer", " ")).Expect(2, "nobody");
        Assert.Equal(
            [$"v0001\t{key}\tcare_subsidy\t2026-10\tLi Min", $"v0001\t{key}\tcare_subsidy\t2026-10\t{Environment.UserName}", "v0001\t-\tcare_subsidy\t2026-10\tLi Min"],
            File.ReadLines(log).Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]));

        File.Delete(log);
        Directory.CreateDirectory(log);
        Assert.Empty((await Look(id)).Expect(3, "no log").Output);
    }

    [Fact]
    public async Task Explain_says_by_which_document_a_rule_ends_or_has_ended_and_when_it_began()
    {
        var id = File.ReadLines(await Unzipped("states.csv.gz")).Skip(1).Select(l => l.Split(',')).First(c => c[1] == "living_subsidy" && c[4] == "covered" && c[3] == "2026-10")[0];
        var (home, _) = city.Copy("ended");
        var text = await File.ReadAllTextAsync(Path.Combine(InsightsCommand.Root, "src", "policy", "living_subsidy.yaml"), TestContext.Current.CancellationToken);
        var at = text.IndexOf("  - from: 2019-01\n    document", StringComparison.Ordinal);
        var rule = text[at..];
        var first = rule.Replace("from: 2019-01", "from: 2026-02\n    to: 2026-05", StringComparison.Ordinal);
        var second = rule.Replace("from: 2019-01", "from: 2026-06\n    to: 2026-08\n    ended_by: 东府〔2026〕9号", StringComparison.Ordinal).Replace("国发〔2015〕52号", "东府〔2026〕5号", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(home, "policy"));
        await File.WriteAllTextAsync(Path.Combine(home, "policy", "living_subsidy.yaml"), text[..at] + first + second, TestContext.Current.CancellationToken);
        async Task<string> Said(string month, params string[] more) =>
            (await InsightsCommand.Run(city.Folder, ["explain", "--home", home, "--person", id, "--programme", "living_subsidy", "--month", month, .. more])).Expect(0, month).Output;
        async Task<(string?, string?, string?, string?)> Told(string month)
        {
            using var told = JsonDocument.Parse(await Said(month, "--json"));
            string? Text(string key) => told.RootElement.GetProperty(key).GetString();
            return (Text("in_force_from"), Text("in_force_to"), Text("ended_by"), Text("followed_from"));
        }

        Assert.Equal(("2026-02", null, null, null), await Told("2026-01"));
        Assert.Equal(("2026-02", "2026-05", "东府〔2026〕5号", "2026-06"), await Told("2026-03"));
        Assert.Equal(("2026-06", "2026-08", "东府〔2026〕9号", null), await Told("2026-06"));
        Assert.Equal((null, "2026-08", "东府〔2026〕9号", null), await Told("2026-10"));
        Assert.Contains("2026-02 起才有", await Said("2026-01"), StringComparison.Ordinal);
        Assert.Contains("2026-05 止：由新规定取代，依据 东府〔2026〕5号", await Said("2026-03"), StringComparison.Ordinal);
        Assert.Contains("东府〔2026〕5号 执行到 2026-08，项目终止，依据 东府〔2026〕9号", await Said("2026-10"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task Exports_hold_aggregates_only(string format)
    {
        var folder = Path.Combine(city.Folder, "out-" + format);
        (await InsightsCommand.Run(city.Folder, "export", "--home", "home", "--out", folder, "--format", format, "--relation", "dim_place")).Expect(0, "export");
        Assert.True(new FileInfo(Path.Combine(folder, "dim_place." + format)).Length > 1000);
        var refused = (await InsightsCommand.Run(city.Folder, "export", "--home", "home", "--out", folder, "--relation", "dim_person_identity")).Expect(1, "persons");
        Assert.Contains("aggregates", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_leaves_in_a_workbook_as_a_date_that_another_reader_knows_and_a_place_as_text()
    {
        var folder = Path.Combine(city.Folder, "out-months");
        (await InsightsCommand.Run(city.Folder, "export", "--home", "home", "--out", folder, "--format", "xlsx", "--relation", "mart_target")).Expect(0, "export");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(Path.Combine(folder, "mart_target.xlsx"));
        using var reader = ExcelReaderFactory.CreateReader(file);
        Assert.True(reader.Read());
        var heads = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
        var (month, area) = (heads.IndexOf("month"), heads.IndexOf("area"));
        while (reader.Read())
        {
            Assert.Equal(1, Assert.IsType<DateTime>(reader.GetValue(month)).Day);
            Assert.Equal("yyyy-mm", reader.GetNumberFormatString(month));
            Assert.IsType<string>(reader.GetValue(area));
        }
    }

    [Fact]
    public async Task A_relative_path_starts_where_the_caller_stands_under_dotnet_run_too()
    {
        var caller = Directory.CreateDirectory(Path.Combine(city.Folder, "caller")).FullName;
        var project = Path.Combine(InsightsCommand.Root, "src", "Insights.Cli");
        var configuration = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2];
        (await InsightsCommand.Dotnet(caller, "run", "--no-build", "-c", configuration, "--project", project, "--", "sample", "--out", "here", "--persons", "200", "--months", "6")).Expect(0, "dotnet run");
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(caller, "here")));
        Assert.False(Directory.Exists(Path.Combine(project, "here")));
    }

    [Theory]
    [InlineData(1, "has no breakdown 'nothing' in 441900. There are: ", "indicators", "--home", "home", "--id", "coverage", "--by", "nothing")]
    [InlineData(1, "There is no indicator 'coverge'; did you mean 'coverage'? There are: ", "indicators", "--home", "home", "--id", "coverge")]
    [InlineData(1, "There is no programme 'care_subsidi'; did you mean 'care_subsidy'? There are: ", "explain", "--home", "home", "--person", "P0", "--programme", "care_subsidi")]
    [InlineData(1, "There is no place '东城'; did you mean '441900003' (东城街道)?", "indicators", "--home", "home", "--area", "东城")]
    [InlineData(1, "There is no place '4419000003'; did you mean '441900003' (东城街道)?", "forecast", "--home", "home", "--indicator", "coverage", "--area", "4419000003")]
    [InlineData(1, "There is no place 'x'. Use the division code", "indicators", "--home", "home", "--area", "x")]
    [InlineData(1, "1999-01 is not in the record, which runs from ", "explain", "--home", "home", "--person", "P0", "--programme", "dibao", "--month", "1999-01")]
    [InlineData(1, "different levers, not reach, reach\n", "seek", "--home", "home", "--lever", "reach", "--lever", "reach")]
    [InlineData(2, "--out is a workbook", "visits", "--home", "home", "--town", "441900003", "--out", "order.csv", "--officer", "Li Min")]
    [InlineData(2, "--officer the name", "visits", "--home", "home", "--town", "441900003", "--out", "order.xlsx", "--officer", " ")]
    public async Task What_a_verb_can_not_do_is_refused_with_what_there_is(int code, string message, params string[] words) =>
        Assert.Contains(message, (await InsightsCommand.Run(city.Folder, words)).Expect(code, words[0]).Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public async Task Check_judges_and_loads_nothing()
    {
        var check = await InsightsCommand.Run(city.Folder, "check", city.Sent("低收入人口名册.csv"), "--json");
        using var document = JsonDocument.Parse(check.Output);
        Assert.Equal("roster", document.RootElement[0].GetProperty("feed").GetString());
        Assert.False(Directory.Exists(Path.Combine(city.Folder, "insights-home")));
    }

    private async Task<string> Unzipped(string name)
    {
        var target = Path.Combine(city.Folder, name[..^3]);
        await using var zipped = File.OpenRead(Path.Combine(city.Inbox, "truth", name));
        await using var plain = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionMode.Decompress);
        await using var file = File.Create(target);
        await plain.CopyToAsync(file);
        return target;
    }
}
