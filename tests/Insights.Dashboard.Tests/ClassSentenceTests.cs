using Bunit;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Governance;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What is said of a few bars, by their own rows.</summary>
public sealed class ClassSentenceTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private const string Area = "441900";

    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Shares_side_by_side_tell_both_ends_the_points_between_the_target_and_who_moved_most()
    {
        Cell[] cells = [Share("a", 0.98), Share("b", 0.95), Share("c", 0.93), Share("a", 0.97, year: -1), Share("b", 0.97, year: -1), Share("c", 0.92, year: -1)];
        Assert.Equal("A最高（98.0%），c最低（93.0%）；相差 5.0 个百分点；3 个中 1 个达到目标 97.0%；一年变化最大的是b（−2.0 个百分点）。", Say("zh-CN", "coverage", cells, 0.97));
        Assert.Equal("Highest a (98.0%), lowest c (93.0%); 5.0 points apart; none of 3 at the target of 99.0%; moved most in a year: b (−2.0 points).", Say("en", "coverage", cells, 0.99));
    }

    [Fact]
    public void Equals_are_named_together_and_classes_that_are_all_alike_have_no_ends()
    {
        Assert.Equal("Highest b, a (98.0%), lowest c (93.0%); 5.0 points apart.", Say("en", "coverage", [Share("b", 0.98), Share("a", 0.98), Share("c", 0.93)]));
        Assert.StartsWith("Highest 3 of them (98.0%), lowest d", Say("en", "coverage", [Share("b", 0.98), Share("a", 0.98), Share("c", 0.98), Share("d", 0.2)]), StringComparison.Ordinal);
        Assert.Equal("All alike: 98.0%.", Say("en", "coverage", [Share("b", 0.98), Share("a", 0.98)]));
        Assert.Equal("Told of b alone: 98.0%.", Say("en", "coverage", [Share("b", 0.98), Share("a", null)]));
    }

    [Fact]
    public void Counts_are_parts_of_the_whole_that_is_told_and_of_none_that_is_not()
    {
        Cell[] parts = [Count("a", 60), Count("b", 50), Count("c", 20)];
        // People stand in several classes: 130 of 100.
        Assert.Equal("A最多，占 60%；其次b，占 50%。", Say("zh-CN", "missed", [.. parts, Count(null, 100)]));
        Assert.Equal("Most: a, 60 people; then b, 50 people.", Say("en", "missed", [.. parts, Count(null, null)]));
    }

    [Fact]
    public void What_adds_up_to_one_is_told_as_parts_of_it()
    {
        Assert.Equal("Most: a, 50.0%; then b, 30.0%.", Say("en", "income_share", [Share("a", 0.5), Share("b", 0.3), Share("c", 0.2)]));
    }

    [Fact]
    public void Where_all_is_withheld_that_is_said_and_of_nothing_nothing()
    {
        Assert.Equal("Each part is withheld.", Say("en", "coverage", [Share("a", null), Share("b", null)]));
        Assert.Equal(string.Empty, Say("en", "coverage", []));
    }

    [Fact]
    public void Every_list_of_bars_on_a_card_and_under_governance_stands_under_a_sentence_of_its_own()
    {
        foreach (var language in WordBook.Languages)
        {
            foreach (var address in new[] { "/governance", "/governance?area=441900121", "/indicators/missed", "/indicators/coverage", "/indicators/income_band", "/indicators/consumption_share", "/indicators/coverage?area=441900121" })
            {
                using var context = PageRendering.Context(city.Door, language, address);
                var page = PageRendering.Render(context, address);
                Assert.All(page.FindAll("table.bars"), bars => Assert.Contains(
                    (bars.ParentElement!.ClassName == "bars-of" ? bars.ParentElement.PreviousElementSibling! : bars.Closest("section")!.QuerySelector("p.say")!).TextContent.Trim(), text => char.IsDigit(text)));
            }
        }
    }

    [Fact]
    public void The_tables_of_towns_and_of_departments_say_what_is_in_them()
    {
        foreach (var language in WordBook.Languages)
        {
            var view = See(language, "/governance");
            var rows = GovernanceRows.Read(view);
            var low = rows.TownScores.Where(s => s.Score is not null).MinBy(s => s.Score)!;
            var said = SystemSentence.Towns(rows, view);
            Assert.Contains(PlaceBook.ShortName(view.Places.Find(low.Area)!, view.Words), said, StringComparison.Ordinal);
            Assert.Contains(Numbers.Digits(low.Score!.Value, 0), said, StringComparison.Ordinal);
            Assert.EndsWith(view.Words["governance.departments_say"], SystemSentence.Departments(rows, view), StringComparison.Ordinal);
            Assert.Empty(view.Words.Missing);
        }
    }

    private string Say(string language, string card, IReadOnlyList<Cell> cells, double? goal = null)
    {
        var view = See(language, "/indicators/" + card);
        var now = cells.Where(c => c.Month == October && c.Dimension.Length > 0).Select(c => (c.Dimension["kind:".Length..], c with { Id = card })).ToList();
        return ClassSentence.Say(now, new CellBook([.. cells.Select(c => c with { Id = card })]), view.Cards[card], view, goal);
    }

    private static Cell Share(string kind, double? value, int year = 0) => new("", Area, "city", October.AddYears(year), "kind:" + kind, null, null, value, null, null, null, value is null);

    private static Cell Count(string? kind, double? value) => new("", Area, "city", October, kind is null ? string.Empty : "kind:" + kind, value, null, value, null, null, null, value is null);

    private View See(string language, string address)
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer(language, dark: false);
        return viewer.See("http://localhost" + address, address)!;
    }
}
