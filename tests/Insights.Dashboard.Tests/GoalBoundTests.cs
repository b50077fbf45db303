using Bunit;
using Insights.Dashboard.GoalSeek;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;

namespace Insights.Dashboard.Tests;

public class GoalBoundTests
{
    /// <summary>A bound of 120 % was left out of the question and still stood in its box, beside an answer that knew nothing of it.</summary>
    [Theory]
    [InlineData("120")]
    [InlineData("-5")]
    [InlineData("many")]
    public void A_number_that_cannot_be_a_bound_is_told_and_asks_nothing(string typed)
    {
        var asked = new List<double?>();
        using var context = new BunitContext();
        var bound = Shown(context, asked);
        bound.Find("input").Change(typed);
        Assert.Empty(asked);
        Assert.Equal($"没有采用 {typed}：可填 0 至 100，空着就是不限。", bound.Find("[role=alert]").TextContent);
        Assert.Equal("98", bound.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void A_number_within_asks_with_it_and_an_empty_box_without()
    {
        var asked = new List<double?>();
        using var context = new BunitContext();
        var bound = Shown(context, asked);
        bound.Find("input").Change("101");
        bound.Find("input").Change("99.5");
        bound.Find("input").Change("");
        Assert.Equal([99.5, null], asked);
        Assert.Equal("", bound.Find("[role=alert]").TextContent);
    }

    private static IRenderedComponent<GoalBound> Shown(BunitContext context, List<double?> asked)
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("zh-CN", dark: false);
        var view = viewer.See("http://localhost/what-if/goal", "/what-if/goal")!;
        return context.Render<GoalBound>(p => p.Add(g => g.View, view).Add(g => g.Id, "floor").Add(g => g.Name, "覆盖率不低于").Add(g => g.Unit, "%").Add(g => g.Value, 98).Add(g => g.Most, 100).Add(g => g.Bound, asked.Add));
    }
}
