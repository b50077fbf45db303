using Bunit;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Tests;

/// <summary>What a number's passport names: every file of its month, and the document of each rule.</summary>
public sealed class PassportTests
{
    [Fact]
    public void Every_file_of_the_month_is_named_with_hash_rows_and_when_it_came_and_many_are_folded()
    {
        using var home = FixtureHome.Make();
        home.Execute("""
            INSERT INTO meta_file SELECT 'f' || n, '发放表' || n || '.csv', 'payments', repeat(n::VARCHAR, 64), 10, TIMESTAMP '2026-11-04 01:02:00', DATE '2026-10-01', 100 * n, 100 * n - 1, 1, 0, 9 FROM range(1, 5) AS t(n);
            UPDATE meta_file SET period = DATE '2026-10-31' WHERE feed = 'roster' AND period = DATE '2026-10-01';
            DELETE FROM meta_file WHERE feed = 'households' AND period > DATE '2026-06-01';
            """);
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/");
        var rows = PageRendering.Render(context, "/").Find("#kpi-missed-passport table").QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent);
        var pay = rows.Values.Single(r => r.TextContent.Contains("发放表1.csv", StringComparison.Ordinal));

        // The fixture's own and the four.
        Assert.Equal(5, pay.QuerySelectorAll("li").Length);
        Assert.Contains("5 份文件", pay.QuerySelector("details summary")!.TextContent, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 4), n =>
        {
            var line = pay.QuerySelectorAll("li").Single(l => l.TextContent.Contains($"发放表{n}.csv", StringComparison.Ordinal)).TextContent;
            Assert.Contains($"入库 {100 * n - 1} 行、隔离 1 行 · 2026-11-04 09:02 收到".Replace("、", GivenWords.Chinese["list.comma"], StringComparison.Ordinal), line, StringComparison.Ordinal);
            Assert.Contains(new string((char)('0' + n), 12), line, StringComparison.Ordinal);
        });

        // A month stated by its last day is that month.
        Assert.DoesNotContain(rows.Values, r => r.QuerySelector(".whole")!.TextContent == "2026-09");

        // A feed that has nothing of the month is told with its last.
        var seldom = rows.Values.Single(r => r.QuerySelector(".whole")!.TextContent == "2026-06");
        Assert.Single(seldom.QuerySelectorAll("li"));
        Assert.Null(seldom.QuerySelector("details"));
    }

    [Fact]
    public void A_rule_is_told_with_its_document_and_that_it_has_no_number_where_it_has_none()
    {
        using var home = FixtureHome.Make();
        home.Execute("""
            CREATE TABLE meta_rule AS FROM (VALUES ('care_subsidy', DATE '2019-01-01', DATE '2025-12-01', '旧〔2001〕1号', NULL), ('care_subsidy', DATE '2026-01-01', NULL, '国发〔2015〕52号', 'State Council 2015 No. 52'),
              ('dibao', DATE '2019-01-01', NULL, '南粤扶残助学工程', NULL)) AS t(programme, from_month, to_month, document, document_en);
            """);
        using var door = home.Door();
        var view = See(door, "zh-CN");
        string Document(string code, View v) => RuleDocument.Of(v, v.Programmes.Single(p => p.Code == code));

        Assert.Equal("国发〔2015〕52号", Document("care_subsidy", view));
        Assert.Equal("State Council 2015 No. 52", Document("care_subsidy", See(door, "en")));
        Assert.Equal("南粤扶残助学工程 · 文号未登记", Document("dibao", view));
        Assert.Equal("文号未登记", Document("tekun", view));
        Assert.Equal("旧〔2001〕1号", Document("care_subsidy", See(door, "zh-CN", "?month=2025-10")));
    }

    [Fact]
    public void A_number_that_no_rule_judges_names_none()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/");
        var page = PageRendering.Render(context, "/");
        Assert.Contains("规则版本", page.Find("#kpi-coverage-passport").TextContent, StringComparison.Ordinal);
        var view = See(door, "zh-CN");
        Assert.True(view.Cards["missed"].IsJudged);
        Assert.False(view.Cards["no_such_card"].IsJudged);
    }

    private static View See(Insights.Warehouse.WarehouseDoor door, string language, string query = "")
    {
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer(language, dark: false);
        return viewer.See("http://localhost/" + query, "/")!;
    }
}
