using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using Insights.Warehouse.Reading;
using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

/// <summary>One published version: named queries with bound parameters, each answer kept in the process, since a version never changes.</summary>
public sealed partial class PublishedVersion
{
    /// <summary>Answers kept; a city page asks about ten, so this holds the towns and months in use.</summary>
    private const int AnswersKept = 600;

    private readonly WarehouseDoor door;
    private readonly ConcurrentDictionary<string, Lazy<object>> answers = new(StringComparer.Ordinal);

    internal PublishedVersion(WarehouseDoor door, string name)
    {
        this.door = door;
        Name = name;
    }

    /// <summary>v0001 and on.</summary>
    public string Name { get; }

    /// <summary>Connections open on this version; guarded by the door.</summary>
    internal int Readers { get; set; }

    /// <summary>The rows of a named query (Queries/name.sql).</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="values">One for each $parameter of the query.</param>
    /// <exception cref="WarehouseFaultException">The version lacks a relation or column that the query reads.</exception>
    public IReadOnlyList<T> Rows<T>(string name, params (string Name, object? Value)[] values)
    {
        var key = name + string.Concat(values.Select(v => string.Create(CultureInfo.InvariantCulture, $"|{v.Value}")));
        if (answers.Count > AnswersKept)
        {
            answers.Clear();
        }

        var answer = answers.GetOrAdd(key, _ => new Lazy<object>(() => Read<T>(name, values)));
        try
        {
            return (IReadOnlyList<T>)answer.Value;
        }
        catch (Exception)
        {
            answers.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>The rows of a query on a relation that older versions do not have: none there.</summary>
    private IReadOnlyList<T> Since<T>(string relation, string name, params (string Name, object? Value)[] values) => Rows<RelationName>("relations").Any(r => r.Name == relation) ? Rows<T>(name, values) : [];

    private List<T> Read<T>(string name, (string Name, object? Value)[] values)
    {
        var connection = door.Connect(this);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = NamedQueries.Text(name);
            foreach (var (parameter, value) in values)
            {
                command.Parameters.Add(new DuckDBParameter(parameter, value ?? DBNull.Value));
            }

            using var reader = command.ExecuteReader();
            var map = RowMap<T>.For(reader, name);
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(map.Read(reader));
            }

            return rows;
        }
        catch (DuckDBException e) when (e.Message.StartsWith("Binder Error", StringComparison.Ordinal) || e.Message.StartsWith("Catalog Error", StringComparison.Ordinal))
        {
            throw new WarehouseFaultException($"Version {Name} was published by an earlier program and lacks what {name}.sql reads ({e.Message.Split('\n')[0]}). Publish a new one from what has landed: insights run --home {door.Home}", e);
        }
        catch (DuckDBException e)
        {
            throw new WarehouseFaultException($"Version {Name}, query {name}.sql: {e.Message}", e);
        }
        finally
        {
            door.Release(this, connection);
        }
    }
}
