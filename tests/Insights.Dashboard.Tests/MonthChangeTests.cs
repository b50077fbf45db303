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
    public void What_was_put_right_and_what_moved_add_up_from_the_value_told_then()
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute($"UPDATE mart_indicator SET value = value - 70 WHERE id = 'missed' AND area = '{City}' AND dimension = '' AND month = DATE '2026-09-01'");
        home.Execute($"DELETE FROM mart_indicator WHERE month = DATE '2026-10-01'; DELETE FROM dim_month WHERE month = DATE '2026-10-01'");
        home.Publish("v0002");
        home.Execute("INSERT INTO meta_file SELECT * REPLACE ('late' AS file, 2 AS load, 123 AS rows_landed, DATE '2026-08-01' AS period) FROM meta_file WHERE feed = 'payments' LIMIT 1");

        var change = Change(home, "missed");

        Assert.Equal("v0001", change.Earlier);
        Assert.Equal(70, change.Corrected(Unit.People));
        Assert.Equal(change.Now!.Value, change.Told!.Value + change.Corrected(Unit.People) + change.Moved(Unit.People));
        Assert.Equal((1, true), (change.Later, change.Arrived));
        Assert.True(change.Comparable);
        Assert.Equal("corrections", change.Cause);
        Assert.Null(change.Again);
    }

    [Theory]
    [InlineData(37, -7, 30)]
    [InlineData(34, 0, 34)] // four people are less than the tens in which back pay is known
    public void Where_later_lists_complete_the_month_before_its_back_pay_is_no_correction_nor_is_its_rounding(int told, int corrected, int back)
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute($"UPDATE mart_indicator SET value = value + {told} WHERE id = 'missed' AND area = '{City}' AND dimension = '' AND month = DATE '2026-09-01'");
        home.Execute("DELETE FROM mart_indicator WHERE month = DATE '2026-10-01'; DELETE FROM dim_month WHERE month = DATE '2026-10-01'");
        home.Publish("v0002");
        home.Execute($"CREATE TABLE mart_first_told AS SELECT id, dimension, month, value + 30 AS value FROM mart_indicator WHERE id = 'missed' AND area = '{City}' AND dimension = '' AND month = DATE '2026-09-01'");

        var change = Change(home, "missed");

        Assert.Equal(LikeBy.FirstTold, change.By);
        Assert.Equal(-back, change.Completed(Unit.People));
        Assert.Equal(corrected, change.Corrected(Unit.People));
        Assert.Equal(change.Now!.Value, change.Told!.Value + corrected + change.Moved(Unit.People));
    }

    [Fact]
    public void The_citys_months_that_are_both_being_completed_are_compared_as_first_told()
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute($"""
            CREATE TABLE mart_first_told AS SELECT id, dimension, month, value + CASE month WHEN DATE '2026-09-01' THEN 30 ELSE 50 END AS value FROM mart_indicator
            WHERE id = 'missed' AND area = '{City}' AND dimension = '' AND month IN (DATE '2026-08-01', DATE '2026-09-01')
            """);

        var change = Change(home, "missed", "?month=2026-09");

        Assert.Equal(LikeBy.BothFirstTold, change.By);
        Assert.Equal(change.Now!.Value + 30 - (change.Before!.Value + 50), change.Moved(Unit.People));
    }

    [Fact]
    public void Another_rule_file_changes_what_was_told_then_and_not_the_real_move_and_a_break_leaves_none()
    {
        using var home = FixtureHome.Make("v0001");
        home.Publish("v0002");
        home.Execute($"UPDATE mart_indicator SET value = value - 40 WHERE id = 'missed' AND area = '{City}' AND dimension = ''");
        home.Execute("UPDATE dim_programme SET rule_hash = 'another' WHERE programme = 'dibao'");
        var rejudged = Change(home, "missed");
        Assert.Equal("dibao", Assert.Single(rejudged.NewRules).Code);
        Assert.Equal(("rejudged", -40.0), (rejudged.Cause, rejudged.Corrected(Unit.People)));
        Assert.True(rejudged.Comparable);
        Assert.Equal(-40, rejudged.Now!.Value - rejudged.Again!.Value);
        Assert.Equal(rejudged.Again.Value - rejudged.Told!.Value, rejudged.Moved(Unit.People));

        home.Publish("v0003");
        home.Execute("UPDATE meta_indicator SET card = replace(card, 'count(*) FILTER (WHERE state', 'count(*) FILTER (WHERE another') WHERE id = 'missed'");
        Assert.True(Change(home, "missed").Redefined);
        Assert.Equal("rejudged", Change(home, "missed").Cause);
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
    public void An_amount_that_begins_with_the_month_is_told_beside_the_real_move()
    {
        using var home = FixtureHome.Make("v0001");
        using var door = home.Door();
        using var context = PageRendering.Context(door, "en", "/indicators/missed?month=2026-01");
        var block = PageRendering.Render(context, "/indicators/missed?month=2026-01").Find("section[aria-labelledby=change-head]").TextContent;

        Assert.Contains("From this month on, Living subsidy, Amount: 209", block, StringComparison.Ordinal);
        Assert.Contains("(the effect of this month's new standard is in it)", block, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_published_before_both_months_are_of_one_release()
    {
        using var home = FixtureHome.Make("v0001");
        home.Execute("DELETE FROM meta_file WHERE period = DATE '2026-10-01' AND feed <> 'payments'");
        using var door = home.Door();
        string Block(string language)
        {
            using var context = PageRendering.Context(door, language, "/indicators/missed");
            return PageRendering.Render(context, "/indicators/missed").Find("section[aria-labelledby=change-head]").TextContent;
        }

        Assert.Contains("Published once only: nothing to compare with yet", Block("en"), StringComparison.Ordinal);
        Assert.Contains("(both months by this release and the same rules)", Block("en"), StringComparison.Ordinal);
        Assert.Contains("1 list of this month, ", Block("en"), StringComparison.Ordinal);
        Assert.Contains("（同一次发布、同一规则下的两个月）", Block("zh-CN"), StringComparison.Ordinal);

        home.Publish("v0002");
        Assert.DoesNotContain("(both months by this release", Block("en"), StringComparison.Ordinal);
        Assert.Contains("v0001 had the same number", Block("en"), StringComparison.Ordinal);
    }
}
