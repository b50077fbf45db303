using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

public sealed class GoalsAndScalesTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void Milestones_of_a_straight_monthly_path_are_where_it_bends_and_ends()
    {
        // 0.90 to 0.94 in four months, then 0.99 in five.
        var goals = Path(0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 1.00);
        var bent = Path(0.90, 0.91, 0.92, 0.93, 0.94, 0.96, 0.98, 1.00);

        Assert.Equal([Start.AddMonths(10)], goals.Milestones("coverage").Select(t => t.Month));
        Assert.Equal([Start.AddMonths(4), Start.AddMonths(7)], bent.Milestones("coverage").Select(t => t.Month));
        Assert.Equal(0.94, bent.Next("coverage", Start.AddMonths(2))!.Value);
        Assert.Equal(1.00, bent.Next("coverage", Start.AddMonths(99))!.Value);
    }

    [Theory]
    [InlineData(0.6, 0.65, 4)]
    [InlineData(0.60862, 0.60888, 2)]
    [InlineData(0.60862, 0.60863, 0)]
    [InlineData(0.6, 0.6, 0)]
    public void No_step_of_the_frontiers_key_reads_from_a_ratio_to_the_same_ratio(double low, double high, int bounds)
    {
        var steps = FrontierChart.Steps(low, high).Select(s => Wording.Numbers.Percent(s, 2)).ToList();
        Assert.Equal(bounds, steps.Count);
        Assert.Equal(steps.Distinct(), steps);
    }

    [Fact]
    public void A_geometric_path_has_no_bends() =>
        Assert.Single(Path([.. Enumerable.Range(0, 30).Select(n => 0.6 * Math.Pow(1.002, n))]).Milestones("coverage"));

    [Fact]
    public void Milestones_given_alone_are_all_milestones()
    {
        var goals = new Goals([new("coverage", "441900", Start, "", 0.97, "draft", "", ""), new("coverage", "441900", Start.AddYears(2), "", 0.99, "draft", "", "")]);

        Assert.Equal(2, goals.Milestones("coverage").Count);
        Assert.Null(goals.Next("precision", Start));
    }

    [Theory]
    [InlineData(0, 1530, new[] { 0d, 500, 1000, 1500, 2000 })]
    [InlineData(0.941, 1, new[] { 0.94, 0.96, 0.98, 1.0 })]
    [InlineData(0, 0, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1.0 })]
    public void Ticks_are_round_and_hold_the_values(double low, double high, double[] expected) =>
        Assert.Equal(expected, Ticks.Round(low, high, high == 1 ? 4 : 5).Select(t => Math.Round(t, 9)));

    /// <summary>Half a person would be labelled as one or as nobody: 0, 0, 0, 1, 1, 1.</summary>
    [Theory]
    [InlineData(0, 0, new[] { 0d, 1 })]
    [InlineData(0, 3, new[] { 0d, 1, 2, 3 })]
    [InlineData(0, 12, new[] { 0d, 5, 10, 15 })]
    [InlineData(0, 120, new[] { 0d, 25, 50, 75, 100, 125 })]
    public void Ticks_of_what_is_counted_are_whole(double low, double high, double[] expected) => Assert.Equal(expected, Ticks.Round(low, high, whole: true));

    [Fact]
    public void Month_ticks_stand_on_the_month_in_question()
    {
        var ticks = Ticks.Months(new DateOnly(2024, 10, 1), new DateOnly(2028, 10, 1), new DateOnly(2026, 10, 1));

        Assert.Contains(new DateOnly(2026, 10, 1), ticks);
        Assert.InRange(ticks.Count, 3, 7);
    }

    [Fact]
    public void Equal_values_get_equal_colours_and_no_value_gets_none()
    {
        var ramp = Ramp.Over([5, 9, 12, 17, 24, 27, 31, 36, 41, 44], Whole);

        Assert.Equal(4, ramp.Bounds.Count);
        Assert.Equal(1, ramp.Step(5));
        Assert.Equal(5, ramp.Step(44));
        Assert.Equal(0, ramp.Step(null));
        Assert.Empty(Ramp.Over([3, 3, 3], Whole).Bounds);
        Assert.Empty(Ramp.Over([], Whole).Bounds);
    }

    [Fact]
    public void What_is_told_alike_is_coloured_alike()
    {
        double[] values = [30.6, 31.2, 33.4, 35.5, 35.8, 36.1, 36.4, 36.45, 37.2, 38.9];
        var ramp = Ramp.Over(values, Whole);

        Assert.All(values.GroupBy(Whole), alike => Assert.Single(alike.Select(v => ramp.Step(v)).Distinct()));
        Assert.Equal(ramp.Bounds.Count, ramp.Bounds.Select(Whole).Distinct().Count());
        Assert.All(values, v => Assert.All(ramp.Bounds, b => Assert.True(ramp.Step(v) > ramp.Bounds.ToList().IndexOf(b) + 1 || Math.Round(v) < Math.Round(b))));
        Assert.Empty(Ramp.Over([35.6, 35.9, 36.2, 36.4], Whole).Bounds);
    }

    private static string Whole(double value) => Numbers.Whole(value);

    [Fact]
    public void The_charts_colours_are_the_tokens()
    {
        var css = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "tokens.css"));
        foreach (var (block, palette) in new[] { (css[css.IndexOf(":root {", StringComparison.Ordinal)..], Palette.Light), (css[css.IndexOf("[data-theme=\"dark\"] {", StringComparison.Ordinal)..], Palette.Dark) })
        {
            string Token(string name) => block[(block.IndexOf($"--{name}: ", StringComparison.Ordinal) + name.Length + 4)..].Split(';')[0];
            Assert.Equal(
                [palette.Ink, palette.Ink2, palette.Ink3, palette.Line, palette.Card, palette.Accent, palette.AccentWeak, palette.Warn, palette.Unknown, palette.Bad],
                ((string[])["ink", "ink2", "ink3", "line", "card", "accent", "accent-weak", "warn", "unknown", "bad"]).Select(Token));
            Assert.Equal(palette.Ramp, Enumerable.Range(1, 5).Select(n => Token("q" + n)));
        }
    }

    private static Goals Path(params double[] values) =>
        new([.. values.Select((v, n) => new Target("coverage", "441900", Start.AddMonths(n), "", v, "draft", "", "")).Reverse()]);
}
