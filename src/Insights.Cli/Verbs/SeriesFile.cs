using System.Globalization;
using Insights.Etl;
using Insights.Forecasting.Series;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>
/// A file of series that are not ours: columns id, frequency, horizon, history, others ignored; start_period, the place of the first value in its year from 1, and actual, what
/// came, where they are known.
/// </summary>
/// <param name="Actual">What came, a series; null where the file has no such column.</param>
internal sealed record SeriesFile(IReadOnlyList<GivenSeries> Series, IReadOnlyList<double[]>? Actual)
{
    private const string Known = "actual";
    private const string Start = "start_period";
    private const int MostFrequency = 366;
    private const int MostHorizon = 1000;

    /// <exception cref="InputFaultException">What is wrong, in which row and column, and what to do.</exception>
    public static SeriesFile Read(FileInfo file)
    {
        var table = OutsideTable.Read(file);
        TableColumn Column(string name) => table.Columns.TryGetValue(name, out var found) ? found : throw new InputFaultException(
            $"{file.Name} has no column '{name}'. It needs id, frequency, horizon, history (numbers parted by blanks); it has: {string.Join(", ", table.Columns.Keys)}.");

        var (ids, frequencies, horizons, histories) = (Column("id"), Column("frequency"), Column("horizon"), Column("history"));
        if (ids.Count == 0)
        {
            throw new InputFaultException($"{file.Name} has no rows below its header.");
        }

        int First(int row) => table.Columns.TryGetValue(Start, out var start) && Text(start, row).Length > 0 ? Whole(table, start, row, MostFrequency, "the place of the first value in its year") - 1 : 0;
        var series = Enumerable.Range(0, ids.Count).Select(i => new GivenSeries(
            Text(ids, i) is { Length: > 0 } id ? id : throw table.Fault(i, ids.Name, "is empty; give each series a name"),
            Whole(table, frequencies, i, MostFrequency, "values a year: 12, 4 or 1"), Whole(table, horizons, i, MostHorizon, "the steps ahead"), History(table, histories, i)) { First = First(i) }).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < series.Count; i++)
        {
            if (!seen.TryAdd(series[i].Id, i))
            {
                throw table.Fault(i, ids.Name, $"stands in row {table.Line(seen[series[i].Id])} too; name each series once");
            }
        }

        var actual = table.Columns.TryGetValue(Known, out var known) ? Enumerable.Range(0, ids.Count).Select(i => Numbers(table, known, i, missing: false)).ToList() : null;
        return new(series, actual);
    }

    /// <summary>Without any number it is empty, which is too short as others are.</summary>
    private static double[] History(OutsideTable table, TableColumn column, int row) => Numbers(table, column, row, missing: true) is var values && values.All(double.IsNaN) ? [] : values;

    private static double[] Numbers(OutsideTable table, TableColumn column, int row, bool missing) =>
        [.. Text(column, row).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((word, k) =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? Math.Abs(value) <= OutsideTable.Most ? value : throw table.Fault(row, column.Name, $"holds “{word}” as value {k + 1}, which is beyond 1e15; mend it, or give the series in a larger unit")
            : missing && word.ToUpperInvariant() is "NA" or "NAN" or "." ? double.NaN
            : throw table.Fault(row, column.Name, $"holds “{word}” as value {k + 1}, which is no number; mend it{(missing ? ", or write NA for a value that is missing" : "")}"))];

    private static int Whole(OutsideTable table, TableColumn column, int row, int most, string meaning) =>
        int.TryParse(Text(column, row), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value
        : throw table.Fault(row, column.Name, $"is “{Text(column, row)}”; it must be a whole number from 1 to {most}, {meaning}");

    private static string Text(TableColumn column, int row) => column.Codes![row] < 0 ? "" : column.Words[column.Codes[row]].Trim();
}
