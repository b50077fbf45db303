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
            var home = new DataHome(Path.Combine(folder, "home"));
            var content = new ContentFolders(home: home);
            SampleCity.SampleCity.Write(
                new SampleOptions { Persons = 400, Months = Months, Seed = 5, Dirt = 0, CodelistsFolder = Path.Combine(content.Root, "codelists") }, home.Inbox, null, CancellationToken.None);
            var lists = Directory.GetFiles(home.Inbox, "*低收入人口名册*").Order(StringComparer.Ordinal).ToArray();
            var care = Directory.GetFiles(home.Inbox, "*两项补贴发放表(护理)*").Order(StringComparer.Ordinal).ToArray();
            foreach (var file in (string[])[.. Directory.GetFiles(home.Inbox, "*文体活动*"), .. lists[^2..], care[^1]])
            {
                File.Delete(file);
            }

            var result = new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, null, null, CancellationToken.None);
            using var db = new DuckDBConnection("DataSource=:memory:");
            db.Open();
            db.Execute($"ATTACH '{new Publication(home).PathOf(result.Version)}' AS version (READ_ONLY)");
            db.Execute("USE version");

            // Activities never came: no value at any place, in any month and class, and the reason beside it.
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id IN ('activity_reach', 'sport_reach', 'participations_12m') AND (value IS NOT NULL OR numerator IS NOT NULL OR masked)"));
            Assert.Equal(Months, db.Scalar<long>("SELECT count(*) FROM mart_gap WHERE id = 'participations_12m' AND feed = 'activities' AND since IS NULL"));
            Assert.Equal("no_data", db.Scalar<string>("SELECT DISTINCT verdict FROM mart_verdict WHERE id = 'activity_reach'"));
            Assert.Equal("undelivered", db.Scalar<string>("SELECT DISTINCT missing FROM mart_system_part WHERE id = 'activity_reach'"));

            // The roster stopped two months before the end: who is poor is not known in those, and was known before.
            Assert.Equal(
                ["month=2, since=3", "month=1, since=3"],
                db.Rows("SELECT datediff('month', month, (SELECT max(month) FROM dim_month)) + 1 AS month, datediff('month', since, (SELECT max(month) FROM dim_month)) + 1 AS since FROM mart_gap WHERE id = 'home_modified_rate' AND feed = 'roster' ORDER BY mart_gap.month"));
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_gap WHERE id = 'missed' OR id = 'rehab_coverage'"));
            Assert.True(db.Scalar<long>("SELECT count(*) FROM mart_indicator WHERE id = 'home_modified_rate' AND level = 'city' AND dimension = '' AND denominator IS NOT NULL") == Months - 2);

            // One programme's last pay list did not come: nobody may be called missed for it, and nothing says that nobody was.
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE programme = 'care_subsidy' AND month = (SELECT max(month) FROM dim_month) AND state IN ('blind_spot', 'in_process', 'declined')"));
            Assert.True(db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE programme = 'care_subsidy' AND month = (SELECT max(month) FROM dim_month) AND state = 'unknown' AND missing = 'pay_list'") > 50);
            Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM fct_entitlement WHERE missing = 'pay_list' AND (programme <> 'care_subsidy' OR month < (SELECT max(month) FROM dim_month))"));

            // And nothing that came is withheld.
            Assert.Equal(
                ["activities", "roster"],
                db.Rows("SELECT DISTINCT feed FROM mart_gap WHERE feed NOT IN ('survey') ORDER BY feed").Select(r => r["feed=".Length..]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
