using System.Globalization;
using System.IO.Compression;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Tests;

/// <summary>A sample of the monthly series of the first M competition, where the file lies beside the repository; the whole is behind `insights forecast --score`.</summary>
public class CompetitionTests
{
    private const int EveryNth = 12;

    [Fact]
    public void The_combination_beats_each_family_on_average_and_its_intervals_hold()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../..", "shared/data/m1-monthly-series.csv.gz");
        Assert.SkipUnless(File.Exists(path), "The competition's series are read from outside the repository, and are not there.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Where((_, i) => i % EveryNth == 0).Select(l => l.Split(',')).ToList();
        static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        var series = rows.Select(r => new GivenSeries(r[0], 12, int.Parse(r[5], CultureInfo.InvariantCulture), Numbers(r[6]))).ToList();
        var actual = rows.Select(r => Numbers(r[7])).ToList();
        var outlooks = SeriesOutlooks.Of(series, OutlookOptions.Everything);

        double Mase(Func<SeriesOutlook, double[]> mean) => Enumerable.Range(0, series.Count).Average(i => Score.Mase(actual[i], mean(outlooks[i]), Score.Scale(series[i].Values, 12)));
        var ours = Mase(o => o.Mean);
        Assert.All(outlooks[0].Families.Select(f => f.Family), name => Assert.True(ours < 1.01 * Mase(o => o.Families.First(f => f.Family == name).Mean), name));
        Assert.True(ours < 0.88 * Mase(o => o.Families.First(f => f.Family == "seasonal_naive").Mean));
        var inside = Enumerable.Range(0, series.Count).SelectMany(i => actual[i].Select((a, h) => (a >= outlooks[i].Lower80[h] && a <= outlooks[i].Upper80[h], a >= outlooks[i].Lower95[h] && a <= outlooks[i].Upper95[h]))).ToList();
        Assert.InRange(inside.Average(x => x.Item1 ? 1.0 : 0), 0.72, 0.88);
        Assert.InRange(inside.Average(x => x.Item2 ? 1.0 : 0), 0.90, 0.99);
    }
}
