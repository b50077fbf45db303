namespace Insights.Dashboard.Tests;

/// <summary>What is drawn of coverage and precision is read in the table beside it, and leaves with it.</summary>
public sealed class RatesTableTests
{
    [Fact]
    public async Task The_months_as_first_told_and_the_targets_path_stand_beside_the_rates_and_where_there_is_neither_no_empty_column_does()
    {
        using var home = FixtureHome.Make();
        home.Execute("CREATE TABLE mart_first_told AS SELECT id, dimension, month, value - 0.01 AS value FROM mart_indicator WHERE area = '441900' AND id IN ('coverage', 'precision') AND dimension = '' AND month < DATE '2026-10-01'");
        home.Execute("INSERT INTO mart_target SELECT 'coverage', '441900', month, '', target, 'draft', '样例', 'example' FROM (VALUES (DATE '2026-09-01', 0.9675), (DATE '2026-10-01', 0.9683)) AS t(month, target)");
        using var door = home.Door();

        var (view, page, _) = await LeavingReader.Read(door, "/blind-spots", "en");
        var table = page.Blocks.Single(b => b.Id == "rates").Tables.Single().Rows;
        Assert.Equal(["Month", "Coverage", "Coverage, as first told", "Target of coverage", "Precision", "Precision, as first told", "Not judged"], table.Heads);
        var cells = view.Version.CellsOf("441900", "coverage", "precision");
        var (september, october) = (new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 1));
        Assert.Equal(
            [cells.Find("coverage", "441900", september)!.Value, cells.Find("coverage", "441900", september)!.Value - 0.01, 0.9675, cells.Find("precision", "441900", september)!.Value, cells.Find("precision", "441900", september)!.Value - 0.01],
            table.Rows[1].Skip(1).Take(5).Select(c => c.Number));
        // The newest has had no later list.
        Assert.Equal([cells.Find("coverage", "441900", october)!.Value, cells.Find("coverage", "441900", october)!.Value, 0.9683], table.Rows[0].Skip(1).Take(3).Select(c => c.Number));
        Assert.Equal("96.8%", table.Rows[0][3].Text);

        var (_, town, _) = await LeavingReader.Read(door, "/blind-spots?area=441900121", "en");
        Assert.Equal(["Month", "Coverage", "Precision", "Not judged"], town.Blocks.Single(b => b.Id == "rates").Tables.Single().Rows.Heads);
    }
}
