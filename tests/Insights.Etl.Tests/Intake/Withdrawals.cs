using Insights.Etl.Land;

namespace Insights.Etl.Tests.Intake;

/// <summary>Four loads of a feed that refuses other rows of the same key, the second of them wrong, and what the tests of withdrawn files ask of a home.</summary>
internal static class Withdrawals
{
    public const string January = "2024年01月低收入人口名册.csv";
    public const string Corrected = "2024年01月低收入人口名册(更正).csv";
    public const string February = "2024年02月低收入人口名册.csv";
    public const string Header = "身份证号,户号,救助类型,认定月份";
    public const string Why = "list of another city";
    public const string Tasks = "任务编号,任务名称,任务类别,下达日期,完成时限,完成日期";

    public static readonly (string Name, string[] Lines)[][] Loads =
    [
        [("2023年12月低收入人口名册.csv", [Header, $"{Ids.A},DG000000001,低保,2023-01"]), ("2024年1季度改革任务台账.csv", [Tasks, "T1,甲,机制,2024-01-01,2024-06-01,"])],
        [(January, [Header, $"{Ids.A},DG000000009,低保,2023-01", $"{Ids.B},DG000000002,低保,2023-01"]), ("2024年01月低收入人口名册(二).csv", [Header, $"{Ids.X},DG000000003,低保,2024-02"])],
        [(Corrected, [Header, $"{Ids.A},DG000000001,低保,2023-01", $"{Ids.B},DG000000002,低保,2023-01"])],
        [(February, [Header, $"{Ids.A},DG000000001,低保,2023-01", "123,DG000000003,低保,2023-01"])],
    ];

    public static Withdrawal Withdraw(IntakeHome home, WithdrawalAct act, params string[] names) => home.Intake.Withdraw(act, names, Why, home.Home.Inbox);

    public static IntakeHome Home(params (string Name, string[] Lines)[][] loads)
    {
        var home = new IntakeHome();
        foreach (var load in loads)
        {
            Deliver(home, load);
        }

        return home;
    }

    public static void Deliver(IntakeHome home, (string Name, string[] Lines)[] load)
    {
        foreach (var (name, lines) in load)
        {
            home.Csv(name, lines);
        }

        home.Run();
    }

    public static (string, string[])[][] Without(params string[] names) => [.. Loads.Select(l => l.Where(f => !names.Contains(f.Name)).ToArray()).Where(l => l.Length > 0)];

    public static (long, long, long, long) Counts(IntakeResult result, string name) => result.Files.Single(f => f.Name == name) is var f ? (f.Read, f.Landed, f.Quarantined, f.Identical) : default;

    /// <summary>All that models and pages see of the intake, by the files' names and without the numbers of loads; rows in the order in which they count.</summary>
    public static string Told(IntakeHome home)
    {
        home.Intake.DescribeFeeds(home.Db, new DateOnly(2024, 12, 1));
        home.Intake.DescribeGaps(home.Db, new DateOnly(2023, 12, 1), new DateOnly(2024, 12, 1));
        var told = new List<string>();
        foreach (var feed in home.Rows("SELECT DISTINCT feed AS f FROM meta_file WHERE feed NOT IN ('places', 'city_statistics', 'programme_amounts') ORDER BY 1").Select(r => r[2..]))
        {
            foreach (var view in new[] { $"landed_{feed}", $"doubtful_{feed}" })
            {
                told.AddRange(home.Rows($"SELECT '{view}' AS v, f.name AS _name, w.* EXCLUDE (_load, _file) FROM {view} AS w JOIN meta_file AS f ON f.file = w._file AND f.feed = '{feed}' ORDER BY w._load, w._file, _sheet, _row"));
                told.Add($"{view} {home.Db.Scalar<long>($"SELECT count(*) FROM {view}")}");
            }
        }

        told.AddRange(home.Rows("SELECT * EXCLUDE (file, load) FROM meta_file ORDER BY load, file"));
        told.AddRange(home.Rows("SELECT q.* EXCLUDE (file), f.name FROM meta_quarantine AS q JOIN meta_file AS f USING (file, feed) ORDER BY ALL"));
        told.AddRange(home.Rows("SELECT q.* EXCLUDE (file), f.name FROM meta_quarantine_reason AS q LEFT JOIN meta_file AS f USING (file, feed) ORDER BY ALL"));
        told.AddRange(home.Rows("FROM meta_feed ORDER BY feed"));
        told.AddRange(home.Rows("FROM meta_feed_gap ORDER BY ALL"));
        Assert.True(home.Db.Scalar<bool>("SELECT coalesce(bool_and(rows_read = rows_landed + rows_quarantined + rows_identical), true) FROM meta_file"));
        Assert.Equal(home.Db.Scalar<long>("SELECT sum(rows_landed)::BIGINT FROM meta_file WHERE feed = 'roster'"), home.Db.Scalar<long>("SELECT count(*) FROM landed_roster"));
        return string.Join('\n', told);
    }

    /// <summary>Every file of landing and quarantine, with its bytes.</summary>
    public static Dictionary<string, string> Landing(IntakeHome home) =>
        Directory.EnumerateFiles(home.Home.Landing, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    public static T Moved<T>(IntakeHome home, string name, Func<T> work)
    {
        var aside = Path.Combine(home.Root, "aside");
        File.Move(home.PathOf(name), aside);
        try
        {
            return work();
        }
        finally
        {
            File.Move(aside, home.PathOf(name));
        }
    }

    public static void Moved(IntakeHome home, string name, Action work) => Moved(home, name, () =>
    {
        work();
        return true;
    });

    public static void Correct(IntakeHome home)
    {
        Directory.CreateDirectory(home.Home.Override("corrections"));
        File.WriteAllText(Path.Combine(home.Home.Override("corrections"), "roster.yaml"), """
            feed: roster
            corrections:
              - match: { household_no: "DG000000009" }
                action: set
                set: { household_no: DG000000001 }
                reason: another city's number
                status: reported
            """);
    }
}
