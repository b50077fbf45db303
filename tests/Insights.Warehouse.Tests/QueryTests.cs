using Insights.Dashboard.Tests;
using Insights.Warehouse.Rows;

namespace Insights.Warehouse.Tests;

/// <summary>Every named query answers on a full version, in rows that mean what they say.</summary>
public sealed class QueryTests : IClassFixture<QueryTests.City>
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private readonly PublishedVersion version;

    public QueryTests(City city) => version = city.Version;

    public sealed class City : IDisposable
    {
        private readonly FixtureHome home = FixtureHome.Make();
        private readonly WarehouseDoor door;

        public City() => door = home.Door();

        public PublishedVersion Version => door.Current()!;

        public void Dispose()
        {
            door.Dispose();
            home.Dispose();
        }
    }

    [Fact]
    public void Dimensions_come_in_order()
    {
        Assert.Equal(36, version.Months().Count);
        Assert.Equal(October, version.Months()[^1]);
        Assert.Equal("441900", version.Places()[0].Code);
        Assert.Equal(33, version.Places().Count(p => p.TileColumn is not null));
        Assert.Equal(["living_subsidy", "care_subsidy", "dibao", "dibao_single", "tekun"], version.Programmes().Select(p => p.Code));
        Assert.All(version.Parameters(), p => Assert.NotNull(p.Value));
    }

    [Fact]
    public void A_series_is_whole_and_oldest_first()
    {
        var line = version.CellsOf("441900", "missed", "coverage").Series("missed", "441900");

        Assert.Equal(36, line.Count);
        Assert.Equal(line.Select(c => c.Month).Order(), line.Select(c => c.Month));
    }

    [Fact]
    public void Parts_of_one_kind_are_found_and_no_others()
    {
        var parts = version.CellsOf("441900", "missed").Split("missed", "441900", October, "reason");

        Assert.Equal(6, parts.Count);
        Assert.All(parts, p => Assert.StartsWith("reason:", p.Dimension, StringComparison.Ordinal));
    }

    [Fact]
    public void Places_below_are_the_children_alone()
    {
        var below = version.CellsBelow("441900", October, "missed").Cells;

        Assert.Equal(36, below.Where(c => c.Dimension.Length == 0).Select(c => c.Area).Distinct().Count());
        Assert.All(below, c => Assert.Equal("town", c.Level));
    }

    [Fact]
    public void A_masked_cell_has_no_value_and_an_absent_one_is_null()
    {
        var book = version.CellsBelow("441900121", October, "missed", "coverage");
        var masked = book.Cells.First(c => c.Masked && c.Id == "missed");

        Assert.Null(masked.Value);
        Assert.Null(book.Find("missed", "441900999", October));
        Assert.Contains(book.Cells, c => c is { Id: "coverage", Masked: true, Bound: not null, Value: null });
    }

    [Fact]
    public void The_whole_of_each_indicator_comes_without_its_parts() =>
        Assert.All(version.WholesOf("441900").Cells, c => Assert.Empty(c.Dimension));

    [Fact]
    public void What_is_ahead_and_what_is_aimed_at_are_found_by_place()
    {
        Assert.NotEmpty(version.Targets("441900"));
        Assert.NotEmpty(version.Verdicts("441900", October));
        Assert.NotEmpty(version.Outlooks("441900"));
        Assert.Contains(version.OutlookSummaries("441900"), s => s.Id == "missed" && s.Reaches is not null);
        Assert.Equal(version.Ask("SELECT count(*) FROM meta_indicator").One<int>(), version.Cards().Count);
    }

    [Fact]
    public void What_is_late_is_counted_on_the_day_of_reading()
    {
        using var home = FixtureHome.Make();
        int Late(DateOnly day, string feed)
        {
            using var door = home.Door(day);
            return door.Current()!.Feeds().Single(f => f.Feed == feed).DaysLate!.Value;
        }

        // Due on 5 December: in time until then, and late by every day that nobody sends or runs anything.
        Assert.Equal([0, 0, 1, 31], new DateOnly[] { new(2026, 11, 6), new(2026, 12, 5), new(2026, 12, 6), new(2027, 1, 5) }.Select(day => Late(day, "payments")));
        Assert.Equal([6, 12, 0], new[] { "finances", "exclusions", "places" }.Select(feed => Late(new(2026, 11, 6), feed)));
    }

    [Fact]
    public void Accounts_of_files_add_up_and_reasons_come_in_both_languages()
    {
        Assert.All(version.Files(), f => Assert.Equal(f.RowsRead, f.RowsLanded + f.RowsQuarantined + f.RowsIdentical));
        Assert.Equal(12, version.Feeds().Count);
        Assert.All(version.QuarantineReasons(), r => Assert.False(string.IsNullOrEmpty(r.ReasonZh) || string.IsNullOrEmpty(r.ReasonEn)));
        Assert.Equal(5, version.Quarantined("payments", 5).Count);
        Assert.Equal(["receive", "read", "check", "land", "model", "test", "evaluate", "publish"], version.Stages().Select(s => s.Name));
        Assert.Contains(version.Tests(), t => !t.Passed);
        Assert.NotEmpty(version.Statistics());
        Assert.NotEmpty(version.PublishedAmounts());
    }

    [Fact]
    public void A_value_in_a_question_is_a_value_and_never_sql() =>
        Assert.Empty(version.Rows<Target>("targets", ("area", "441900' OR '1'='1")));
}
