using DuckDB.NET.Data;
using Insights.Etl.Publish;
using Insights.SampleCity;

namespace Insights.Etl.Tests.Truth;

/// <summary>A little city of which one list never comes and others stop: what hangs on them is missing and says so, and is no zero; the rest is as it was.</summary>
public sealed class UndeliveredTests
{
    private const int Months = 10;

    [Fact]
    public void What_hangs_on_a_list_that_never_came_or_stopped_is_missing_with_its_reason_and_is_no_zero()
    {
        var folder = Directory.CreateTempSubdirectory("insights-undelivered-").FullName;
        try
        {
            var (home, content) = Sample(folder, persons: 400, months: Months);
            var lists = Directory.GetFiles(home.Inbox, "*低收入人口名册*").Order(StringComparer.Ordinal).ToArray();
            var care = Directory.GetFiles(home.Inbox, "*两项补贴发放表(护理)*").Order(StringComparer.Ordinal).ToArray();
            foreach (var file in (string[])[.. Directory.GetFiles(home.Inbox, "*文体活动*"), .. lists[^2..], care[^1]])
            {
                File.Delete(file);
            }

            var result = new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, new DateOnly(2026, 10, 1), null, CancellationToken.None);
            using var db = Published(home, result.Version);

            // Activities never came: no value at any place, in any month and class, and the reason beside it.
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id IN ('activity_reach', 'sport_reach', 'participations_12m') AND (value IS NOT NULL OR numerator IS NOT NULL OR masked)"));
            Assert.Equal(Months, db.Scalar<long>("SELECT count(*) FROM mart_gap WHERE id = 'participations_12m' AND feed = 'activities' AND since IS NULL"));
            Assert.Equal("no_data", db.Scalar<string>("SELECT DISTINCT verdict FROM mart_verdict WHERE id = 'activity_reach'"));
            Assert.Equal("undelivered", db.Scalar<string>("SELECT DISTINCT missing FROM mart_system_part WHERE id = 'activity_reach'"));

            // The roster stopped two months before the end: who is poor is not known in those, and was known before.
            Assert.Equal(
                ["month=2, since=3", "month=1, since=3"],
                db.Rows("SELECT datediff('month', month, (SELECT max(month) FROM dim_month)) + 1 AS month, datediff('month', since, (SELECT max(month) FROM dim_month)) + 1 AS since FROM mart_gap WHERE id = 'home_modified_rate' AND feed = 'roster' ORDER BY mart_gap.month"));
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_gap WHERE id = 'rehab_coverage'"));
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id IN ('missed', 'coverage', 'entitled') AND datediff('month', month, (SELECT max(month) FROM dim_month)) < 2 AND (value IS NOT NULL OR numerator IS NOT NULL OR masked)"));
            Assert.Equal(2, db.Scalar<long>("SELECT count(*) FROM mart_gap WHERE id = 'missed' AND feed = 'roster'"));
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_verdict WHERE id = 'missed' AND month = (SELECT max(month) FROM dim_month) AND verdict <> 'no_data'"));
            Assert.True(db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id = 'home_modified_rate' AND level = 'city' AND dimension = '' AND denominator IS NOT NULL") == Months - 2);

            // One programme's last pay list did not come: nobody may be called missed for it, and nothing says that nobody was.
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE programme = 'care_subsidy' AND month = (SELECT max(month) FROM dim_month) AND state IN ('blind_spot', 'in_process', 'declined')"));
            Assert.True(db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE programme = 'care_subsidy' AND month = (SELECT max(month) FROM dim_month) AND state = 'unknown' AND missing = 'pay_list'") > 50);
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE missing = 'pay_list' AND (programme <> 'care_subsidy' OR month < (SELECT max(month) FROM dim_month))"));

            Assert.Equal(
                ["feed=payments, dimension=programme:care_subsidy, ago=0"],
                db.Rows("SELECT feed, dimension, datediff('month', month, (SELECT max(month) FROM dim_month)) AS ago FROM fct_undelivered_list"));

            // And nothing that came is withheld.
            Assert.Equal(
                ["activities", "payments", "roster"],
                db.Rows("SELECT DISTINCT feed FROM mart_gap WHERE feed NOT IN ('survey') ORDER BY feed").Select(r => r["feed=".Length..]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A programme of which no pay list ever came paid an unknown sum, and not nothing; nor is the sum of all known without it.</summary>
    [Fact]
    public void What_a_programme_paid_of_which_no_list_ever_came_is_missing_and_is_no_zero()
    {
        var folder = Directory.CreateTempSubdirectory("insights-unlisted-").FullName;
        try
        {
            var (home, content) = Sample(folder, persons: 300, months: 4);
            foreach (var file in Directory.GetFiles(home.Inbox, "*最低生活保障金发放表*"))
            {
                File.Delete(file);
            }

            var result = new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, new DateOnly(2026, 10, 1), null, CancellationToken.None);
            using var db = Published(home, result.Version);
            Assert.Equal(4, db.Scalar<long>("SELECT count(*) FROM fct_undelivered_list WHERE dimension = 'programme:dibao' AND since IS NULL"));
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id = 'paid_yuan' AND dimension IN ('', 'programme:dibao') AND (value IS NOT NULL OR numerator IS NOT NULL)"));
            Assert.True(db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id = 'paid_yuan' AND dimension = 'programme:care_subsidy' AND value > 0") > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_month_of_which_lists_are_still_to_come_waits_for_them_and_is_judged_when_they_are_there_or_when_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("insights-awaited-").FullName;
        try
        {
            var (home, content) = Sample(folder, persons: 300, months: 4);
            var later = Directory.CreateDirectory(Path.Combine(folder, "later")).FullName;
            var names = Directory.GetFiles(home.Inbox).Select(Path.GetFileName).OfType<string>().ToArray();
            var newest = names.Where(n => n.StartsWith("2026年10月", StringComparison.Ordinal)).ToArray();
            foreach (var file in newest.Where(n => !n.Contains("(生活)", StringComparison.Ordinal)))
            {
                File.Move(Path.Combine(home.Inbox, file), Path.Combine(later, file));
            }

            PipelineResult Run(DateOnly? asOf) => new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, asOf, null, CancellationToken.None);
            (long Entitled, string? Awaited) Told(string version)
            {
                using var db = new DuckDBConnection("DataSource=:memory:");
                db.Open();
                db.Execute($"ATTACH '{new Publication(home).PathOf(version)}' AS version (READ_ONLY)");
                db.Execute("USE version");
                return (
                    db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id = 'entitled' AND level = 'city' AND dimension = '' AND value IS NOT NULL AND month = (SELECT max(month) FROM dim_month)"),
                    db.Scalar<string>("SELECT string_agg(feed || coalesce(':' || list, ''), ' ' ORDER BY feed, list) FROM meta_awaited"));
            }

            // On the fifth of the month one pay list is in. Nobody may read from it that nobody is missed.
            var first = Run(null);
            Assert.Equal(new DateOnly(2026, 9, 1), first.AsOf);
            Assert.Equal((1, "payments:care_subsidy payments:dibao payments:dibao_single payments:tekun roster"), Told(first.Version));
            var asked = Run(new DateOnly(2026, 10, 1));
            Assert.Empty(asked.Awaited);
            Assert.Equal((0, null), Told(asked.Version));

            foreach (var file in newest.Where(n => !n.Contains("(生活)", StringComparison.Ordinal)))
            {
                File.Move(Path.Combine(later, file), Path.Combine(home.Inbox, file));
            }

            var full = Run(null);
            Assert.Equal(new DateOnly(2026, 10, 1), full.AsOf);
            Assert.Equal((1, null), Told(full.Version));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A clean city's files in the inbox of a new home.</summary>
    private static (DataHome Home, ContentFolders Content) Sample(string folder, int persons, int months)
    {
        var home = new DataHome(Path.Combine(folder, "home"));
        var content = new ContentFolders(home: home);
        SampleCity.SampleCity.Write(
            new SampleOptions { Persons = persons, Months = months, Seed = 5, Dirt = 0, CodelistsFolder = Path.Combine(content.Root, "codelists") }, home.Inbox, null, CancellationToken.None);
        return (home, content);
    }

    private static DuckDBConnection Published(DataHome home, string version)
    {
        var db = new DuckDBConnection("DataSource=:memory:");
        db.Open();
        db.Execute($"ATTACH '{new Publication(home).PathOf(version)}' AS version (READ_ONLY)");
        db.Execute("USE version");
        return db;
    }
}
