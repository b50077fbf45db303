using DuckDB.NET.Data;
using Insights.Warehouse.Reading;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>The population of the as-of month, households together, column by column; months and other dates are left out.
    /// Personal data: what is made of it must be sums, and masked.</summary>
    /// <exception cref="WarehouseFaultException">The version is older than this relation.</exception>
    public IReadOnlyDictionary<string, PersonColumn> Population()
    {
        var connection = door.Connect(this);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = NamedQueries.Text("population");
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetFieldType(i) != typeof(DateOnly) && reader.GetFieldType(i) != typeof(DateTime))
                .Select(i => new Filling(i, reader.GetName(i), reader.GetFieldType(i))).ToArray();
            while (reader.Read())
            {
                foreach (var column in columns)
                {
                    column.Add(reader);
                }
            }

            return columns.Select(c => c.Done()).ToDictionary(c => c.Name, StringComparer.Ordinal);
        }
        catch (DuckDBException e)
        {
            throw new WarehouseFaultException($"Version {Name} holds no population for the what-if ({e.Message}). Run the pipeline once more.", e);
        }
        finally
        {
            door.Release(this, connection);
        }
    }

    private sealed class Filling(int ordinal, string name, Type type)
    {
        private readonly List<double> numbers = [];
        private readonly List<int> codes = [];
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);

        public void Add(System.Data.Common.DbDataReader reader)
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
                : Convert.ToDouble(reader.GetValue(ordinal)));
        }

        public PersonColumn Done() => type == typeof(string)
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
