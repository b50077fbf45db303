using Bunit;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;

namespace Insights.Dashboard.Tests;

/// <summary>Why a month differs from the month before, on two versions of the fixture city.</summary>
public sealed class MonthChangeTests
{
    private const string City = "441900";

    private static MonthChange Change(FixtureHome home, string id, string query = "")
    {
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See($"http://localhost/indicators/{id}{query}", "/indicators/" + id)!;
        return MonthChange.Of(view, view.Cards.Find(id)!, view.Version.CellsOf(view.Area.Code, id).Series(id, view.Area.Code), door);
    }

    [Fact]
    public void What_was_put_right_what_moved_and_what_came_add_up_from_the_value_told_then()
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute($"UPDATE mart_indicator SET value = value - 70 WHERE id = 'missed' AND area = '{City}' AND dimension = '' AND month = DATE '2026-09-01'");
        home.Publish("v0002");
        home.Execute("INSERT INTO meta_file SELECT * REPLACE ('late' AS file, 2 AS load, 123 AS rows_landed) FROM meta_file WHERE feed = 'payments' LIMIT 1");

        var change = Change(home, "missed");

        Assert.Equal("v0001", change.Earlier);
        Assert.Equal(70, change.Corrected(Unit.People));
        Assert.Equal(change.Now!.Value, change.Told!.Value + change.Corrected(Unit.People) + change.Moved(Unit.People));
        Assert.Equal((1, 123L), (change.Files, change.Rows));
        Assert.True(change.Comparable);
    }

    [Fact]
    public void Another_rule_file_another_aggregate_or_a_break_in_the_month_leaves_no_real_part_to_be_told()
    {
        using var home = FixtureHome.Make("v0001");
        home.Publish("v0002");
        home.Execute("UPDATE dim_programme SET rule_hash = 'another' WHERE programme = 'dibao'");
        Assert.Equal("dibao", Assert.Single(Change(home, "missed").NewRules).Code);
        Assert.False(Change(home, "missed").Comparable);

        home.Publish("v0003");
        home.Execute("UPDATE meta_indicator SET card = replace(card, 'count(*) FILTER (WHERE state', 'count(*) FILTER (WHERE another') WHERE id = 'missed'");
        Assert.True(Change(home, "missed").Redefined);
        Assert.False(Change(home, "covered").Redefined);
        Assert.Equal("Dibao standard raised", Assert.Single(Change(home, "missed", "?month=2025-01").Breaks).Change);
        Assert.Empty(Change(home, "missed", "?month=2025-02").Breaks);

        // A sum of twelve months holds some of the old for eleven more.
        home.Publish("v0004");
        home.Execute("""UPDATE meta_indicator SET card = replace(card, '"month":"2025-01"', '"month":"2025-01","wholly_from":"2025-12"')""");
        Assert.Equal(new DateOnly(2025, 1, 1), Assert.Single(Change(home, "missed", "?month=2025-12").Breaks).Month);
        Assert.Empty(Change(home, "missed", "?month=2026-01").Breaks);
        using var door = home.Door();
        using var context = PageRendering.Context(door, "en", "/indicators/missed?month=2025-06");
        var block = PageRendering.Render(context, "/indicators/missed?month=2025-06").Find("section[aria-labelledby=change-head]").TextContent;
        Assert.Contains("the definition is another one, so they cannot be compared", block, StringComparison.Ordinal);
        Assert.Contains("The definition changed in Jan 2025, and the months added up hold both: Dibao standard raised", block, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_the_cards_feeds_that_was_withdrawn_since_is_named_with_its_reason()
    {
        using var home = FixtureHome.Make("v0001");
        home.Publish("v0002");
        home.Execute("""
            CREATE OR REPLACE TABLE meta_withdrawn AS SELECT * FROM (VALUES
              ('八月发放表.csv', 'payments', 'ab', 1, 'withdraw', TIMESTAMP '2099-01-01', '发错', 5::BIGINT), ('旧表.csv', 'payments', 'cd', 1, 'again', TIMESTAMP '2000-01-01', '旧', 5::BIGINT),
              ('培训表.csv', 'training', 'ef', 1, 'withdraw', TIMESTAMP '2099-01-01', '别处', 5::BIGINT)) AS t(name, feed, sha256, load, act, withdrawn_at, reason, rows_landed)
            """);
        Assert.Equal("八月发放表.csv", Assert.Single(Change(home, "missed").Withdrawn).Name);
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/indicators/missed");
        Assert.Contains("八月发放表.csv：撤回（发错）", PageRendering.Render(context, "/indicators/missed").Find("section[aria-labelledby=change-head]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_version_has_no_correction_and_the_files_of_the_month()
    {
        using var home = FixtureHome.Make("v0001");

        var change = Change(home, "missed");

        Assert.Null(change.Earlier);
        Assert.Null(change.Corrected(Unit.People));
        Assert.Equal(change.Now!.Value - change.Before!.Value, change.Moved(Unit.People));
        Assert.InRange(change.Files, 1, 100);
    }

    [Fact]
    public void A_dated_feed_came_in_the_month_of_its_last_record()
    {
        using var home = FixtureHome.Make("v0001");
        var before = Change(home, "missed");
        home.Execute("UPDATE meta_file SET period = DATE '2026-10-27' WHERE period = DATE '2026-10-01'");

        var change = Change(home, "missed");

        Assert.Equal((before.Files, before.Rows), (change.Files, change.Rows));
    }

    [Fact]
    public void Where_nothing_was_published_before_no_part_is_said_to_be_real()
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute("DELETE FROM meta_file WHERE period = DATE '2026-10-01' AND feed <> 'payments'");
        using var door = home.Door();
        string Block(string language)
        {
            using var context = PageRendering.Context(door, language, "/indicators/missed");
            return PageRendering.Render(context, "/indicators/missed").Find("section[aria-labelledby=change-head]").TextContent;
        }

        Assert.Contains("No earlier release to compare with: corrections and real change cannot be told apart", Block("en"), StringComparison.Ordinal);
        Assert.DoesNotContain("The rest is real", Block("en"), StringComparison.Ordinal);
        Assert.Contains("1 list, ", Block("en"), StringComparison.Ordinal);
        Assert.Contains("尚无上次发布可比，不能区分更正与真实变化", Block("zh-CN"), StringComparison.Ordinal);

        home.Publish("v0002");
        Assert.Contains("The rest is real", Block("en"), StringComparison.Ordinal);
    }
}
