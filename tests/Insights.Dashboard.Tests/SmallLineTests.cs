using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Dashboard.Charts;

namespace Insights.Dashboard.Tests;

/// <summary>The path's text, read as SVG reads it, leads through the points that it was made of.</summary>
public sealed partial class SmallLineTests
{
    [GeneratedRegex("[Ml]|-?[0-9]+")]
    private static partial Regex Tokens();

    [Fact]
    public void Reads_back_as_the_points_it_was_made_of()
    {
        var chance = new Random(7);
        (int At, double? Value)[] points = [.. Enumerable.Range(0, 400).Select(at => (at, chance.NextDouble() < 0.2 ? null : (double?)Math.Round(chance.NextDouble() * 1000)))];
        var (low, high) = (points.Min(p => p.Value)!.Value, points.Max(p => p.Value)!.Value);

        var read = Read(SmallLine.Of(points, low, high));

        var expected = points.Where(p => p.Value is not null).Select(p => (p.At, Down: (1 - ((p.Value!.Value - low) / (high - low))) * SmallLine.Tall)).ToArray();
        Assert.Equal(expected.Select(e => e.At), read.Select(r => r.At));
        Assert.All(expected.Zip(read), pair => Assert.InRange(pair.Second.Down, pair.First.Down - 0.5, pair.First.Down + 0.5));
        Assert.Equal(points.Zip(points.Prepend((-1, null))).Count(pair => pair.First.Value is not null && pair.Second.Value is null), read.Count(r => r.Begins));
    }

    [Fact]
    public void Goes_back_as_well_as_on()
    {
        Assert.Equal("M0 200l1-100-1-100", SmallLine.Of([(0, 0), (1, 5), (0, 10)], 0, 10));
    }

    [Fact]
    public void Lies_at_the_bottom_where_nothing_moves()
    {
        Assert.Equal("M0 200l1 0", SmallLine.Of([(0, 3), (1, 3)], 3, 3));
    }

    private static List<(int At, int Down, bool Begins)> Read(string path)
    {
        var (read, numbers, begins) = (new List<(int, int, bool)>(), new List<int>(), false);
        var (at, down) = (0, 0);
        foreach (var token in Tokens().Matches(path).Select(m => m.Value))
        {
            if (token is "M" or "l")
            {
                begins = token == "M";
                continue;
            }

            numbers.Add(int.Parse(token, CultureInfo.InvariantCulture));
            if (numbers is [var across, var along])
            {
                (at, down) = begins ? (across, along) : (at + across, down + along);
                read.Add((at, down, begins));
                numbers.Clear();
            }
        }

        return read;
    }
}
