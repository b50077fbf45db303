using System.Globalization;
using Insights.Etl;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Cli.Verbs;

/// <summary>Methods side by side over a file whose actual values are known.</summary>
/// <param name="Inside80">Share of the actual values inside the combination's 80 % interval.</param>
internal sealed record ForecastScore(IReadOnlyList<ForecastScore.MethodScore> Methods, double Inside80, double Inside95, int Series, int Values)
{
    /// <summary>Means over the series that could be judged.</summary>
    /// <param name="Mase">Null where no history moved.</param>
    internal sealed record MethodScore(string Method, double? Mase, double? Smape);

    /// <exception cref="InputFaultException">The file has no actual values.</exception>
    public static ForecastScore Of(FileInfo file, SeriesFile read, IReadOnlyList<SeriesOutlook> outlooks)
    {
        if (read.Actual is null)
        {
            throw new InputFaultException($"{file.Name} has no column 'actual', so nothing can be scored. Add it as the last column (numbers parted by blanks), or leave --score out.");
        }

        var judged = read.Series.Zip(read.Actual, outlooks)
            .Select(x => (Series: x.First, Actual: x.Second.Take(x.Third.Mean.Length).ToArray(), Outlook: x.Third)).Where(x => x.Actual.Length > 0).ToList();
        if (judged.Count == 0)
        {
            throw new InputFaultException($"{file.Name}: no series has both an outlook and actual values, so nothing can be scored.");
        }

        MethodScore Method(string name, Func<SeriesOutlook, double[]?> path)
        {
            var scored = judged.Select(x => (Mean: path(x.Outlook), x.Actual, Scale: Score.Scale([.. x.Series.Values.Where(v => !double.IsNaN(v))], x.Series.Frequency))).Where(x => x.Mean is not null).ToList();
            return new(name,
                scored.Where(x => x.Scale > 0).Average(x => (double?)Score.Mase(x.Actual, x.Mean!, x.Scale)),
                scored.Average(x => (double?)Score.Smape(x.Actual, x.Mean!)));
        }

        var names = judged.SelectMany(x => x.Outlook.Families.Select(f => f.Family)).Distinct().ToList();
        var (inside80, inside95, values) = (0, 0, 0);
        foreach (var (_, actual, o) in judged)
        {
            for (var h = 0; h < actual.Length; h++)
            {
                values++;
                inside80 += actual[h] >= o.Lower80[h] && actual[h] <= o.Upper80[h] ? 1 : 0;
                inside95 += actual[h] >= o.Lower95[h] && actual[h] <= o.Upper95[h] ? 1 : 0;
            }
        }

        return new(
            [.. names.Select(n => Method(n, o => o.Families.FirstOrDefault(f => f.Family == n)?.Mean)), Method("combination", o => o.Mean)],
            (double)inside80 / values, (double)inside95 / values, judged.Count, values);
    }

    public void Print()
    {
        Console.WriteLine($"{"method",-24} {"MASE",8} {"sMAPE %",8}");
        foreach (var m in Methods)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Method,-24} {Figure(m.Mase),8} {Figure(m.Smape),8}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Series:N0} series, {Values:N0} values; inside the 80 % interval {Inside80:0.0%}, inside the 95 % interval {Inside95:0.0%}"));
    }

    private static string Figure(double? score) => score?.ToString("0.000", CultureInfo.InvariantCulture) ?? "n.a.";
}
