using System.Data.Common;

namespace Insights.Warehouse.Reading;

/// <summary>A result column by column, with no object a row; dates are day numbers, 0 = 1 January of the year 1.</summary>
internal static class ColumnReader
{
    public static IReadOnlyDictionary<string, TableColumn> Read(DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => new Filling(i, reader.GetName(i), reader.GetFieldType(i))).ToArray();
        while (reader.Read())
        {
            foreach (var column in columns)
            {
                column.Add(reader);
            }
        }

        return columns.Select(c => c.Done()).ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    private sealed class Filling(int ordinal, string name, Type type)
    {
        private readonly List<double> numbers = [];
        private readonly List<int> codes = [];
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);

        public void Add(DbDataReader reader)
        {
            var known = !reader.IsDBNull(ordinal);
            if (type == typeof(string))
            {
                codes.Add(known ? Code(reader.GetString(ordinal)) : -1);
                return;
            }

            numbers.Add(!known ? double.NaN
                : type == typeof(double) ? reader.GetDouble(ordinal)
                : type == typeof(bool) ? reader.GetBoolean(ordinal) ? 1 : 0
                : type == typeof(int) ? reader.GetInt32(ordinal)
                : type == typeof(long) ? reader.GetInt64(ordinal)
                : type == typeof(DateOnly) || type == typeof(DateTime) ? DateOnly.FromDateTime(reader.GetDateTime(ordinal)).DayNumber
                : Convert.ToDouble(reader.GetValue(ordinal)));
        }

        public TableColumn Done() => type == typeof(string)
            ? new(name, null, [.. codes], [.. words.OrderBy(w => w.Value).Select(w => w.Key)])
            : new(name, [.. numbers], null, []);

        private int Code(string word)
        {
            if (!words.TryGetValue(word, out var code))
            {
                words[word] = code = words.Count;
            }

            return code;
        }
    }
}
