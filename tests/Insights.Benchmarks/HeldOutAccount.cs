using System.Globalization;
using Insights.Etl;
using Insights.Etl.Evaluate;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Benchmarks;

/// <summary>
/// Outlooks of a version's published series as they would have been made some months earlier, against what came: nothing that judged an interval had seen the months by which
/// it is judged here. Beside them the rules a reader could follow with a ruler.
/// </summary>
public static class HeldOutAccount
{
    public static void Print(string version, int months)
    {
        using var db = BenchmarkCity.Open($"{version};ACCESS_MODE=READ_ONLY");
        using var command = db.CreateCommand();
        command.CommandText = "SELECT max(month) FROM mart_indicator WHERE dimension = ''";
        var asOf = (DateOnly)command.ExecuteScalar()!;
        var histories = IndicatorHistories.Read(db, Content.Load(new ContentFolders()).Cards.Cards, asOf);
        Console.WriteLine("outlooks from                 series  80 %  95 %  half width 80 %  mean error, by: outlook  last value  last year's  12-month line   stated before");
        foreach (var level in histories.GroupBy(h => h.IsCity).OrderByDescending(g => g.Key))
            Judge($"{(level.Key ? "city" : "towns")}, {months} months earlier", [.. level], months, level.Key ? OutlookOptions.City : OutlookOptions.Frugal);
    }

    static void Judge(string what, IReadOnlyList<IndicatorHistory> histories, int months, OutlookOptions options)
    {
        var made = SeriesOutlooks.Of([.. histories.Select(h => new GivenSeries($"{h.Id} {h.Area}", 12, 60, h.Values[..Math.Max(0, h.Values.Length - months)], h.Domain, h.Breaks))], options);
        var (inside80, inside95, outcomes, series) = (0, 0, 0, 0);
        var (ours, last, year, line, width, stated) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        foreach (var (history, outlook) in histories.Zip(made))
        {
            var known = history.Values[..Math.Max(0, history.Values.Length - months)];
            var came = history.Values[known.Length..];
            var scale = Score.Scale([.. known.Where(v => !double.IsNaN(v))], 12);
            if (outlook.Mean.Length == 0 || known.Length < 14 || known[^13..].Any(double.IsNaN) || came.Any(double.IsNaN) || scale <= 0)
                continue;
            series++;
            double Error(Func<int, double> path) => came.Select((v, h) => Math.Abs(v - path(h))).Average() / scale;
            ours.Add(Error(h => outlook.Mean[h]));
            last.Add(Error(_ => known[^1]));
            year.Add(Error(h => known[known.Length - 12 + h % 12]));
            line.Add(Error(h => known[^1] + (h + 1) * (known[^1] - known[^13]) / 12));
            width.Add(came.Select((_, h) => (outlook.Upper80[h] - outlook.Lower80[h]) / 2).Average() / scale);
            if (outlook.Backtest is { } test) stated.Add(test.Mae / scale);
            outcomes += came.Length;
            inside80 += came.Where((v, h) => v >= outlook.Lower80[h] && v <= outlook.Upper80[h]).Count();
            inside95 += came.Where((v, h) => v >= outlook.Lower95[h] && v <= outlook.Upper95[h]).Count();
        }
        static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);
        static string Two(List<double> values) => string.Create(CultureInfo.InvariantCulture, $"{values.DefaultIfEmpty(double.NaN).Average():0.000} ({Median(values):0.000})");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-28}  {series,6}  {100.0 * inside80 / outcomes:0.0}  {100.0 * inside95 / outcomes:0.0}  {Two(width)}   {Two(ours)}  {Two(last)}  {Two(year)}  {Two(line)}   {Two(stated)}"));
    }
}
