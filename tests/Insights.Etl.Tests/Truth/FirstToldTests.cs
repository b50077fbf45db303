using DuckDB.NET.Data;
using Insights.Etl.Publish;
using Insights.SampleCity;

namespace Insights.Etl.Tests.Truth;

/// <summary>A city published twice: when the last month's pay lists had not come yet, and with them. What the newer version says that the older month was as first told is what the older version published.</summary>
public sealed class FirstToldTests
{
    [Fact]
    public void A_month_as_first_told_is_what_was_published_before_later_lists_came()
    {
        var folder = Directory.CreateTempSubdirectory("insights-first-told-").FullName;
        try
        {
            var home = new DataHome(Path.Combine(folder, "home"));
            var content = new ContentFolders(home: home);
            SampleCity.SampleCity.Write(
                new SampleOptions { Persons = 6000, Months = 10, Seed = 3, Dirt = 0, CodelistsFolder = Path.Combine(content.Root, "codelists") }, home.Inbox, null, CancellationToken.None);
            var (aside, last) = (Directory.CreateDirectory(Path.Combine(folder, "aside")).FullName, new DateOnly(2026, 10, 1));
            foreach (var list in Directory.GetFiles(home.Inbox, "2026年10月*").Where(f => f.Contains("发放", StringComparison.Ordinal)))
            {
                File.Move(list, Path.Combine(aside, Path.GetFileName(list)));
            }

            PipelineResult Run(DateOnly asOf) => new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, asOf, null, CancellationToken.None);
            var then = Run(last.AddMonths(-1)).Version;
            foreach (var list in Directory.GetFiles(aside))
            {
                File.Move(list, Path.Combine(home.Inbox, Path.GetFileName(list)));
            }

            var now = Run(last).Version;
            using var db = new DuckDBConnection("DataSource=:memory:");
            db.Open();
            db.Execute($"ATTACH '{new Publication(home).PathOf(then)}' AS older (READ_ONLY)");
            db.Execute($"ATTACH '{new Publication(home).PathOf(now)}' AS newer (READ_ONLY)");

            // In tens: no more than five people away, for counts, and for rates by as many of the denominator.
            const string compared = """
                SELECT count(*) FROM older.mart_indicator AS o JOIN newer.mart_indicator AS n USING (id, area, dimension, month)
                LEFT JOIN newer.mart_first_told AS t ON t.id = o.id AND t.dimension = o.dimension AND t.month = o.month
                WHERE o.level = 'city' AND o.dimension = '' AND o.month = DATE '2026-09-01' AND o.value IS NOT NULL AND n.value IS NOT NULL
                  AND o.id IN ('covered', 'in_process', 'missed', 'wrongly_paid', 'coverage', 'precision', 'entitled')
                """;
            const string apart = "abs(coalesce(t.value, n.value) - o.value) * CASE WHEN o.denominator IS NULL THEN 1 ELSE o.denominator END";
            Assert.True(db.Scalar<long>(compared) >= 5);
            Assert.Equal(0, db.Scalar<long>($"{compared} AND {apart} > 5.5"));
            Assert.True(db.Scalar<long>($"{compared} AND {apart.Replace("coalesce(t.value, n.value)", "n.value", StringComparison.Ordinal)} > 10") >= 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
