using Insights.Dashboard.Visits;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

public sealed class VisitRowsTests
{
    [Fact]
    public void What_chance_makes_of_the_calibration_is_what_draws_from_right_probabilities_show()
    {
        (int People, double Chance)[] bins = [(450, 0.04), (450, 0.14), (250, 0.28), (250, 0.65)];
        var dice = new Random(20261127);
        const int Draws = 2000;
        var drawn = Enumerable.Range(0, Draws).Average(_ =>
            bins.Sum(b => Math.Abs(Enumerable.Range(0, b.People).Count(_ => dice.NextDouble() < b.Chance) - (b.People * b.Chance))) / bins.Sum(b => b.People));
        Assert.Equal(drawn, VisitRows.ByChance([.. bins.Select(b => new RiskCalibration("unknown", 0, 1, b.People, b.Chance, null))]), 0.03 * drawn);
    }
}
