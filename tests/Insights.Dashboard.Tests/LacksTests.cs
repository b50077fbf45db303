using Insights.Dashboard.Governance;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>A block says that its lists were not delivered only where that is the one reason why it has nothing to tell.</summary>
public class LacksTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Cells_that_all_wait_for_lists_name_each_list_once()
    {
        Assert.Equal(["applications", "finances"], Lacks.Of([Waits("finances"), Waits("applications"), null, Waits("applications")]).Select(g => g.Feed));
    }

    [Fact]
    public void One_value_or_one_withheld_value_is_something_to_tell()
    {
        Assert.Empty(Lacks.Of([Waits("finances"), Cell(3)]));
        Assert.Empty(Lacks.Of([Waits("finances"), Cell(null) with { Masked = true }]));
        Assert.Empty(Lacks.Of([Waits("finances"), Cell(null) with { Bound = 0.8 }]));
    }

    [Fact]
    public void No_value_for_another_reason_is_not_undelivered()
    {
        Assert.Empty(Lacks.Of([Cell(null), null]));
        Assert.Empty(Lacks.Of([]));
    }

    /// <summary>That nothing moves away is said only of what was judged.</summary>
    [Fact]
    public void A_system_without_data_is_not_one_of_which_nothing_moves_away()
    {
        var words = GivenWords.Book.In(WordBook.Chinese);
        var known = new SystemStanding("party", "党建", "党的建设体系", 88, null, 0, 4, 4);
        Assert.Equal("无背离", known.Told(words));
        Assert.Equal("尚无判断", (known with { Judged = 0 }).Told(words));
        Assert.Equal("未送达", (known with { Score = null, Judged = 0, Lacking = true }).Told(words));
    }

    /// <summary>An interval's end that rounds to zero from below has no sign.</summary>
    [Fact]
    public void Zero_has_no_sign()
    {
        Assert.Equal("0", Numbers.Digits(-0.0004, 0));
        Assert.Equal("0.0", Numbers.Digits(-0.04, 1));
        Assert.Equal("0", Numbers.Whole(-0.2));
        Assert.Equal("−1", Numbers.Whole(-0.6));
    }

    private static Cell Cell(double? value) => new("missed", "441900", "city", October, "", null, null, value, null, null, null, false);

    private static Cell Waits(string feed) => Cell(null) with { Lacking = new Gap("missed", October, feed, null, "") };
}
