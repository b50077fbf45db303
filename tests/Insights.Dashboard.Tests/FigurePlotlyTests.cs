using Insights.Dashboard.Charts;
using Plotly.Blazor.Traces;

namespace Insights.Dashboard.Tests;

public class FigurePlotlyTests
{
    [Fact]
    public void A_figure_looked_at_closely_holds_the_same_values_gaps_included()
    {
        var (first, second, third) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1));
        var figure = new Sheet(Palette.Light, 200).AcrossMonths(first, third, first, GivenWords.Chinese.Months).Up([0, 10], v => $"{v}")
            .Line([new(first, 3, "three"), new(second, null, ""), new(third, 7, "seven")], Palette.Light.Accent)
            .Bars([first, third], [2.0, null], ["two", ""], Palette.Light.Warn).Level(5, Palette.Light.Line).Label(third, 7, "<b>7</b>", Palette.Light.Ink).Draw();

        var (traces, layout) = FigurePlotly.Of(figure, 400);

        var line = Assert.IsType<Scatter>(traces[0]);
        Assert.Equal(["2026-01-01", "2026-02-01", "2026-03-01"], line.X.Cast<string>());
        Assert.Equal([3.0, null, 7.0], line.Y.Cast<double?>());
        var bar = Assert.IsType<Bar>(Assert.Single(traces.Skip(1)));
        Assert.Equal(2.0, (double)bar.Y[0]);
        Assert.Single(layout.Shapes);
        Assert.Equal("<b>7</b>", Assert.Single(layout.Annotations).Text);
    }

    [Fact]
    public void Bars_on_one_another_begin_where_the_one_below_ends()
    {
        var figure = new Sheet(Palette.Light, 200).AcrossNames(["a"], ["a"]).Up([0, 10], v => $"{v}").Stacked()
            .Bars(["a"], [4.0], ["four"], Palette.Light.Accent).Bars(["a"], [3.0], ["three"], Palette.Light.Warn).Draw();

        var bars = FigurePlotly.Of(figure, 400).Traces.Cast<Bar>().ToList();

        Assert.Equal([(0.0, 4.0), (4.0, 3.0)], bars.Select(b => ((double)b.Base, (double)b.Y[0])));
    }
}
