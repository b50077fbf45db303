using Insights.Etl.Evaluate;
using Insights.Forecasting.Risk;

namespace Insights.Etl.Tests.Evaluate;

public class RiskAuditTests
{
    /// <summary>A group is shown where thirty looks found someone whom the order had picked.</summary>
    [Theory]
    [InlineData("40 50", "40 50")]
    [InlineData("40 50 60 4", "50 60 44")]
    [InlineData("4 31 12 20", "31 36")]
    [InlineData("2 3", "5")]
    [InlineData("7", "7")]
    public void Small_groups_stand_together_and_nobody_is_left_out(string found, string shown)
    {
        FairnessRow[] groups = [.. found.Split(' ').Select((f, i) => new FairnessRow("category", $"{i + 1}", 1000, 100, 50, int.Parse(f), 9.5))];
        var folded = RiskTables.Folded(groups).ToList();
        Assert.Equal(shown, string.Join(' ', folded.Select(g => g.PickedFound)));
        Assert.Equal((groups.Sum(g => g.Looks), groups.Sum(g => g.Expected)), (folded.Sum(g => g.Looks), folded.Sum(g => g.Expected)));
        Assert.Equal(groups.Select(g => g.Value), folded.SelectMany(g => g.Value.Split('|')).Order(StringComparer.Ordinal));
    }
}
