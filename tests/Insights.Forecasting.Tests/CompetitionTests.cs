using System.Globalization;
using System.IO.Compression;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Tests;

/// <summary>
/// A sample of the monthly series of the first M competition, where the file lies beside the repository, else series of a known process;
/// the whole is behind `insights forecast --score`.
/// </summary>
public class CompetitionTests
{
    private const int EveryNth = 12;

    [Fact]
    public void The_combination_beats_each_family_on_average_and_its_intervals_hold()
    {
        var (series, actual, slack) = Competition() ?? Simulated();
        var outlooks = SeriesOutlooks.Of(series, OutlookOptions.Everything);

        double Mase(Func<SeriesOutlook, double[]> mean) => Enumerable.Range(0, series.Count).Average(i => Score.Mase(actual[i], mean(outlooks[i]), Score.Scale(series[i].Values, 12)));
        var ours = Mase(o => o.Mean);
        Assert.All(outlooks[0].Families.Select(f => f.Family), name => Assert.True(ours < slack * Mase(o => o.Families.First(f => f.Family == name).Mean), name));
        Assert.True(ours < 0.88 * Mase(o => o.Families.First(f => f.Family == "seasonal_naive").Mean));
        var inside = Enumerable.Range(0, series.Count).SelectMany(i => actual[i].Select((a, h) => (a >= outlooks[i].Lower80[h] && a <= outlooks[i].Upper80[h], a >= outlooks[i].Lower95[h] && a <= outlooks[i].Upper95[h]))).ToList();
        Assert.InRange(inside.Average(x => x.Item1 ? 1.0 : 0), 0.72, 0.88);
        Assert.InRange(inside.Average(x => x.Item2 ? 1.0 : 0), 0.90, 0.99);
    }

    private static (List<GivenSeries> Series, List<double[]> Actual, double Slack)? Competition()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../..", "shared/data/m1-monthly-series.csv.gz");
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Where((_, i) => i % EveryNth == 0).Select(l => l.Split(',')).ToList();
        static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        return ([.. rows.Select(r => new GivenSeries(r[0], 12, int.Parse(r[5], CultureInfo.InvariantCulture), Numbers(r[6])))], [.. rows.Select(r => Numbers(r[7]))], 1.01);
    }

    /// <summary>Levels that wander with a trend under a season of a tenth of the level.</summary>
    private static (List<GivenSeries> Series, List<double[]> Actual, double Slack) Simulated()
    {
        var dice = new Random(17);
        var whole = Enumerable.Range(0, 50).Select(_ =>
        {
            var (level, slope) = (100.0, Normal.Of(dice) * 0.5);
            return Enumerable.Range(0, 78).Select(t =>
            {
                level += slope + Normal.Of(dice);
                return level * (1 + 0.1 * Math.Sin(t * Math.PI / 6)) + 2 * Normal.Of(dice);
            }).ToArray();
        }).ToList();
        return ([.. whole.Select((v, k) => new GivenSeries($"simulated {k}", 12, 18, v[..60]))], [.. whole.Select(v => v[60..])], 1.05);
    }
}
