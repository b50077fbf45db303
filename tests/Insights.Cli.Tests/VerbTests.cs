using System.Text.Json;
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

        (await InsightsCommand.Run(city.Folder, "run", "--home", "twin-home", "--inbox", "twin")).Expect(0, "run");
        Assert.Equal(
            (await InsightsCommand.Run(city.Folder, "indicators", "--home", "home", "--json")).Expect(0, "one").Output,
            (await InsightsCommand.Run(city.Folder, "indicators", "--home", "twin-home", "--json")).Expect(0, "other").Output);
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
        (await InsightsCommand.Run(city.Folder, "explain", "--home", "home", "--person", "P000000000000", "--programme", "care_subsidy")).Expect(1, "a stranger");
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
    public async Task A_relative_path_starts_where_the_caller_stands_under_dotnet_run_too()
    {
        var caller = Directory.CreateDirectory(Path.Combine(city.Folder, "caller")).FullName;
        var project = Path.Combine(InsightsCommand.Root, "src", "Insights.Cli");
        var configuration = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2];
        (await InsightsCommand.Dotnet(caller, "run", "--no-build", "-c", configuration, "--project", project, "--", "sample", "--out", "here", "--persons", "200", "--months", "6")).Expect(0, "dotnet run");
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(caller, "here")));
        Assert.False(Directory.Exists(Path.Combine(project, "here")));
    }

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
