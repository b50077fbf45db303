using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Months that later lists have completed, set against the newest, on the fixture city.</summary>
public sealed class AlikeTests
{
    private const string City = "441900", Town = "441900121";

    [Fact]
    public void A_month_is_set_against_the_one_before_as_both_were_first_told_and_a_towns_newest_step_is_not_told()
    {
        using var home = FixtureHome.Make();
        home.Execute("CREATE TABLE mart_first_told (id VARCHAR, dimension VARCHAR, month DATE, value DOUBLE)");
        home.Execute($"INSERT INTO mart_first_told SELECT id, dimension, month, value + 20 * (1 + datediff('month', month, DATE '2026-09-01')) FROM mart_indicator WHERE area = '{City}' AND id = 'missed' AND dimension = '' AND month BETWEEN DATE '2025-10-01' AND DATE '2026-09-01'");
        using var door = home.Door();
        View See(string query)
        {
            var viewer = new Viewer(door, GivenWords.Book);
            viewer.Prefer("en", dark: false);
            return viewer.See("http://localhost/" + query, "/")!;
        }

        (Cell Now, Cell Before, Cell? Alike) Months(string area, string month, int back, string id = "missed")
        {
            var view = See($"?area={area}&month={month}");
            var cells = view.Version.CellsOf(area, id);
            var (now, before) = (cells.Find(id, area, view.Month)!, cells.Find(id, area, view.Month.AddMonths(-back))!);
            return (now, before, Alike.Before(view, now, before));
        }

        // The newest month has had no later list: September's 20 more are back in it, last October's 240.
        Assert.Equal(20, Between(Months(City, "2026-10", 1)), 6);
        Assert.Equal(240, Between(Months(City, "2026-10", 12)), 6);
        // September and August are still being completed, each to its own degree; by June that is done.
        Assert.Null(Months(City, "2026-09", 1).Alike);
        Assert.Null(Months(City, "2026-08", 12).Alike);
        Assert.Equal(0, Between(Months(City, "2026-06", 1)), 6);
        // What no list changes afterwards stands as it is.
        Assert.Equal(0, Between(Months(City, "2026-10", 1, "unknown")), 6);

        // Below the city nobody is told how far: the newest step is left out, the year stands as it is published.
        Assert.Null(Months(Town, "2026-10", 1).Alike);
        var year = Months(Town, "2026-10", 12);
        Assert.Same(year.Before, year.Alike);

        static double Between((Cell Now, Cell Before, Cell? Alike) months) => months.Alike!.Value!.Value - months.Before.Value!.Value;
    }

    [Fact]
    public void A_version_published_before_it_was_told_stands_as_it_is()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        var view = viewer.See("http://localhost/", "/")!;
        var cells = view.Version.CellsOf(City, "missed");
        var before = cells.Find("missed", City, view.MonthBefore);
        Assert.Same(before, Alike.Before(view, cells.Find("missed", City, view.Month), before));
    }
}
