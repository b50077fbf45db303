using System.Diagnostics;
using System.Text;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>Bad input is normal input: a clear message, exit 1 or 3, and the served version as it was.</summary>
public sealed class BadInputTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    private const string Roster = "低收入人口名册.csv";

    [Fact]
    public async Task An_empty_inbox_with_nothing_landed_says_what_to_do()
    {
        var inbox = Directory.CreateDirectory(Path.Combine(city.Folder, "nothing")).FullName;
        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", "fresh", "--inbox", inbox)).Expect(1, "empty inbox");
        Assert.Contains("empty", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(city.Folder, "fresh", "current")));
    }

    [Fact]
    public Task A_truncated_workbook_is_named() => Refused(
        "cut", ("2026年10月死亡及户籍迁移名单.xlsx", File.ReadAllBytes(city.Sent("死亡及户籍迁移名单.xlsx"))[..900]), "死亡及户籍迁移名单.xlsx");

    [Fact]
    public Task A_csv_in_no_known_encoding_is_named() => Refused(
        "utf16", (Roster, Encoding.Unicode.GetBytes("身份证号,户号,救助类型\r\n1,2,3\r\n")), Roster);

    [Fact]
    public Task A_file_without_its_key_column_names_the_column() => Refused(
        "keyless", ("2026年11月" + Roster, Encoding.UTF8.GetBytes("户号,救助类型,认定月份\r\nDG000000001,低保,2026-01\r\n")), "id18");

    [Fact]
    public Task A_file_that_no_contract_knows_is_named() => Refused("stranger", ("菜谱.csv", Encoding.UTF8.GetBytes("菜,价\r\n面,12\r\n")), "菜谱.csv");

    [Fact]
    public async Task A_file_that_another_program_keeps_closed_is_the_machine_s_fault_and_is_named()
    {
        var (home, inbox) = city.Copy("closed", ("2026年11月" + Roster, File.ReadAllBytes(city.Sent(Roster))));
        using var open = new FileStream(Path.Combine(inbox, "2026年11月" + Roster), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", inbox)).Expect(3, "closed");
        Assert.Contains($"2026年11月{Roster}: the file cannot be opened (", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Close it in the program that has it open", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_the_sender_s_column_and_the_places_and_no_value()
    {
        var (home, inbox) = city.Copy("judged", ("2026年11月" + Roster, Encoding.UTF8.GetBytes(
            "证件号码,户号,救助类型,认定月份\r\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"9.9990019{i}E+17,DG00000000{i},低保,2026-01\r\n")))));
        var check = await InsightsCommand.Run(city.Folder, "check", inbox, "--home", home);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("    证件号码: 身份证号被表格软件转成科学计数", check.Output, StringComparison.Ordinal);
        Assert.Contains("(4 rows: row 2; row 3; row 4; …)", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("9.999", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_the_machine_s_fault_and_changes_nothing()
    {
        var (home, inbox) = city.Copy("full", ("2026年11月" + Roster, [.. File.ReadAllBytes(city.Sent(Roster)), 13, 10]));
        var before = Snapshot(home);
        // A limit on the size of any file is a disk that fills up while the version is written.
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f 200; DOTNET_EnableWriteXorExecute=0 exec dotnet exec '{InsightsCommand.Program}' run --home '{home}' --inbox '{inbox}'"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 3, $"exit {process.ExitCode}: {await errors}");
        Assert.Contains("run again", await errors, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(home));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("model")]
    [InlineData("evaluate")]
    public async Task A_run_killed_in_the_middle_leaves_the_served_version_and_the_next_run_goes_through(string stage)
    {
        var (home, inbox) = city.Copy("killed-" + stage, ("2026年11月" + Roster, [.. File.ReadAllBytes(city.Sent(Roster)), 13, 10]));
        var before = File.ReadAllText(Path.Combine(home, "current"));
        var served = (await InsightsCommand.Run(city.Folder, "indicators", "--home", home, "--json")).Expect(0, "before").Output;
        using (var run = InsightsCommand.Start(city.Folder, "run", "--home", home, "--inbox", inbox))
        {
            while (!run.Ended && !run.Errors.Contains(stage + ":", StringComparison.Ordinal))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            // Disposing kills it, as a power cut does: no handler runs.
        }

        // What the run had in hand is personal data; until the next run sweeps it away, nobody else may look in.
        var workroom = Path.Combine(home, "versions", ".work");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(workroom).UnixFileMode);
        Assert.Equal(before, File.ReadAllText(Path.Combine(home, "current")));
        Assert.Equal(served, (await InsightsCommand.Run(city.Folder, "indicators", "--home", home, "--json")).Expect(0, "after").Output);
        (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", inbox)).Expect(0, "next run");
        Assert.NotEqual(before, File.ReadAllText(Path.Combine(home, "current")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Path.Combine(home, "versions")), f => !f.EndsWith(".duckdb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_files_again_change_nothing_and_say_so()
    {
        var (home, _) = city.Copy("again");
        var before = Snapshot(home);
        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", city.Inbox)).Expect(0, "second run");
        Assert.Contains("Nothing new", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(home));
    }

    [Theory]
    [InlineData("run", "--month", "x")]
    [InlineData("indicators", "--month", "2026-13")]
    [InlineData("sample", "--out", "x", "--persons", "3")]
    [InlineData("serve", "--urls", "http://0.0.0.0:5080")]
    [InlineData("sample", "--out", "x", "--dirt", "much")]
    [InlineData("sample", "--out", "x", "--months", "2.5")]
    [InlineData("demo", "--port", "99999")]
    [InlineData("simulate", "--scenario", "x.yaml", "--years", "2.5")]
    [InlineData("simulate", "--scenario", "x.yaml", "--draws", "many")]
    [InlineData("seek", "--lever", "reach", "--min-coverage", "abc")]
    [InlineData("seek", "--lever", "reach", "--min-ratio", "nan")]
    [InlineData("seek", "--lever", "reach", "--max-cost", "nan", "--json")]
    [InlineData("forecast", "--indicator", "missed", "--horizon", "x")]
    [InlineData("measure", "--file", "x.csv", "--income", "y", "--line", "nan")]
    [InlineData("nothing")]
    public async Task Wrong_usage_exits_with_two(params string[] words)
    {
        var outcome = await InsightsCommand.Run(city.Folder, words);
        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}: {outcome.Errors}");
        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    private async Task Refused(string name, (string, byte[]) file, string named)
    {
        var (home, inbox) = city.Copy(name, file);
        var before = Snapshot(home);
        var run = (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", inbox)).Expect(1, name);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(home));
    }

    /// <summary>The pointer, the versions with their sizes, and whatever else lies beside them.</summary>
    private static string Snapshot(string home) =>
        File.ReadAllText(Path.Combine(home, "current")) + string.Join(
            '\n', Directory.EnumerateFileSystemEntries(Path.Combine(home, "versions")).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} {(File.Exists(f) ? new FileInfo(f).Length : 0)}"));
}
