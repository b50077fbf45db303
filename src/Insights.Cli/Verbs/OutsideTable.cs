using System.Data.Common;
using System.Globalization;
using Insights.Etl;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>A table that is not ours: a CSV file that a verb computes on and keeps nothing of.</summary>
internal static class OutsideTable
{
    /// <summary>What is larger, above or below zero, is a slip of the pen: its squares and sums may end where no number can be written.</summary>
    public const double Most = 1e15;

    /// <summary>Columns of a CSV file with a header, gzipped or not, as text; all of them where none is named.</summary>
    /// <exception cref="InputFaultException">No such file or column, or not a CSV; the message names it and what there is.</exception>
    public static IReadOnlyDictionary<string, TableColumn> Read(FileInfo file, IReadOnlyList<string>? wanted = null)
    {
        if (!file.Exists)
        {
            throw new InputFaultException($"There is no file {file.FullName}.");
        }

        using var table = new EmptyWarehouse();
        var source = $"read_csv('{file.FullName.Replace("'", "''", StringComparison.Ordinal)}', header = true, all_varchar = true)";
        try
        {
            var names = table.Columns($"SELECT column_name FROM (DESCRIBE SELECT * FROM {source})")["column_name"].Words;
            wanted ??= names;
            if (wanted.FirstOrDefault(w => !names.Contains(w, StringComparer.Ordinal)) is { } missing)
            {
                throw new InputFaultException($"{file.Name} has no column '{missing}'. It has: {string.Join(", ", names)}.");
            }

            return table.Columns($"SELECT {string.Join(", ", wanted.Distinct().Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))} FROM {source}");
        }
        catch (DbException fault)
        {
            throw new InputFaultException($"{file.Name} can't be read as CSV: {fault.Message}", fault);
        }
    }

    /// <summary>Texts to numbers; the first that is none, or beyond <see cref="Most"/>, is named by row and column.</summary>
    public static double[] Numbers(FileInfo file, TableColumn column)
    {
        var numbers = new double[column.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var text = column.Codes![i] < 0 ? "" : column.Words[column.Codes[i]];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                throw new InputFaultException($"{file.Name}, row {i + 2}, column {column.Name}: “{text}” is no number. Mend it, or leave the row out.");
            }

            if (Math.Abs(numbers[i]) > Most)
            {
                throw new InputFaultException($"{file.Name}, row {i + 2}, column {column.Name}: “{text}” is beyond 1e15. Mend it, or give the column in a larger unit.");
            }
        }

        return numbers;
    }
}
