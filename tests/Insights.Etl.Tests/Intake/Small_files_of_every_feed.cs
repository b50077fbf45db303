using Insights.Etl.Contracts;

namespace Insights.Etl.Tests.Intake;

/// <summary>
/// One small file of each feed of services and institutions, as its department would type it (tests/cases/intake/feeds): the good rows land, each bad one is
/// refused at its column with its reason, and every rule of every contract is broken once. {A}, {B}, {X} and {Y} stand for identity numbers of nobody, {bad} for one with a wrong check character.
/// </summary>
public sealed class Small_files_of_every_feed(Small_files_of_every_feed.Home home) : IClassFixture<Small_files_of_every_feed.Home>
{
    public static TheoryData<string> Feeds => [.. Case.All.Select(c => c.Feed)];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Good_rows_land_and_bad_ones_are_refused_with_column_and_reason(string feed)
    {
        var wanted = Case.All.Single(c => c.Feed == feed);
        var account = home.At.Account(home.Result, wanted.File);
        Assert.Equal(feed, account.Feed);
        Assert.Equal(wanted.Rows.Count - 1, account.Read);
        Assert.Equal(wanted.Lands, account.Landed);
        Assert.Equal(wanted.Faults, home.At.Faults(feed));
    }

    [Fact]
    public void Every_rule_of_these_contracts_is_broken_once()
    {
        var contracts = ContractFolder.Read(new ContentFolders()).ToDictionary(c => c.Feed);
        Assert.Empty(
            from c in Case.All
            from rule in contracts[c.Feed].Rules
            let fault = $"{rule.Column}:{rule.Reason}"
            where !c.Faults.Split(' ').Contains(fault)
            select $"{c.Feed}: {fault}");
    }

    [Fact]
    public void A_feed_of_a_department_is_among_them_or_among_those_whose_columns_are_bound() =>
        Assert.Equal(
            ContractFolder.Read(new ContentFolders()).Select(c => c.Feed).Except(Contracts_are_strict.Bound).Append("education").Order(),
            Case.All.Select(c => c.Feed).Order());

    /// <summary>All the files in one inbox, taken in once.</summary>
    public sealed class Home : IDisposable
    {
        public Home()
        {
            foreach (var one in Case.All)
            {
                At.Csv(one.File, [.. one.Rows]);
            }

            Result = At.Run();
        }

        public IntakeHome At { get; } = new();

        public IntakeResult Result { get; }

        public void Dispose() => At.Dispose();
    }

    private sealed record Case(string Feed, string File, long Lands, string Faults, IReadOnlyList<string> Rows)
    {
        public static IReadOnlyList<Case> All { get; } = [.. Directory.EnumerateFiles(Path.Combine(IntakeCases.Folder, "feeds"), "*.csv").Order(StringComparer.Ordinal).Select(Read)];

        private static Case Read(string path)
        {
            var lines = System.IO.File.ReadAllLines(path);
            string Said(string what) => lines.Single(l => l.StartsWith($"# {what}: ", StringComparison.Ordinal))[(what.Length + 4)..];
            return new(
                Path.GetFileNameWithoutExtension(path), Said("file"), long.Parse(Said("lands")), Said("faults"),
                [.. lines.Where(l => l.Length > 0 && !l.StartsWith('#')).Select(Filled)]);
        }

        private static string Filled(string line) => line
            .Replace("{A}", Ids.A, StringComparison.Ordinal).Replace("{B}", Ids.B, StringComparison.Ordinal).Replace("{X}", Ids.X, StringComparison.Ordinal)
            .Replace("{Y}", Ids.Of("20110203", 7), StringComparison.Ordinal).Replace("{bad}", Ids.A[..17] + (Ids.A[17] == '1' ? '2' : '1'), StringComparison.Ordinal);
    }
}
