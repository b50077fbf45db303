using DuckDB.NET.Data;

namespace Insights.Warehouse;

/// <summary>What an analyst's query gave: rows of values by column; dates are <see cref="DateOnly"/>, what is not known is null.</summary>
public sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>One column, each value turned into the type that is asked for.</summary>
    /// <exception cref="ArgumentException">No such column; those there are, are named.</exception>
    public IReadOnlyList<T> Column<T>(string name)
    {
        var at = Columns.ToList().IndexOf(name);
        return at < 0
            ? throw new ArgumentException($"no column “{name}”; there are {string.Join(", ", Columns)}", nameof(name))
            : [.. Rows.Select(row => (T)As(row[at], typeof(T))!)];
    }

    /// <summary>The only value of a one-row answer.</summary>
    public T One<T>() => (T)As(Rows.Single()[0], typeof(T))!;

    private static object? As(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value is null || plain.IsInstanceOfType(value) ? value
            : value is System.Numerics.BigInteger big ? Convert.ChangeType((double)big, plain)
            : Convert.ChangeType(value, plain);
    }
}

public sealed partial class PublishedVersion
{
    /// <summary>Any query over this version, read-only and with no way to a file or to another database. For analysts' notebooks: pages and
    /// commands ask named queries (Queries/name.sql). The version holds persons: what leaves a notebook must be sums of ten people and more.</summary>
    /// <exception cref="WarehouseFaultException">The query is at fault; the engine's words say where.</exception>
    public Answer Ask(string sql, params (string Name, object? Value)[] values)
    {
        var connection = door.Connect(this);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (parameter, value) in values)
            {
                command.Parameters.Add(new DuckDBParameter(parameter, value ?? DBNull.Value));
            }

            using var reader = command.ExecuteReader();
            var rows = new List<IReadOnlyList<object?>>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
            }

            return new([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
        }
        catch (DuckDBException e)
        {
            throw new WarehouseFaultException($"Version {Name}: {e.Message}", e);
        }
        finally
        {
            door.Release(this, connection);
        }
    }
}
