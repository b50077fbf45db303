using Insights.Dashboard.Charts;

namespace Insights.Dashboard.Tests;

public class ClearLabelTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    [Fact]
    public void A_label_goes_to_the_side_without_another_line() =>
        Assert.Equal(-1, ClearLabel.Of(Level(50), [Level(56)], 6, 10).Side);

    [Fact]
    public void A_label_goes_above_a_line_near_the_axis() =>
        Assert.Equal(1, ClearLabel.Of(Level(5), [Level(30)], 6, 10).Side);

    [Fact]
    public void Where_lines_cross_the_label_goes_to_the_stretch_that_is_free()
    {
        // The other line falls through ours in the first year and is far below in the second.
        (DateOnly, double)[] falling = [(Start, 70), (Start.AddMonths(12), 30), (Start.AddMonths(24), 0)];
        var place = ClearLabel.Of(Level(50), [falling], 6, 10);
        Assert.True(place.Side > 0 ? place.Month >= Start.AddMonths(9) : place.Month >= Start.AddMonths(15), $"{place}");
    }

    private static (DateOnly, double)[] Level(double value) => [.. Enumerable.Range(0, 25).Select(m => (Start.AddMonths(m), value))];
}
