using DuckDB.NET.Data;
using Insights.Warehouse.Reading;

namespace Insights.Warehouse;

/// <summary>A DuckDB in memory without a row: where a rule's SQL is prepared and tried before any person is judged by it, and where an outside table is read.</summary>
public sealed class EmptyWarehouse : IDisposable
{
    private readonly DuckDBConnection db = new("Data Source=:memory:");

    public EmptyWarehouse()
    {
        db.Open();
        Execute("SET autoinstall_known_extensions=false");
        Execute("SET autoload_known_extensions=false");
    }

    /// <exception cref="System.Data.Common.DbException">The statement is refused.</exception>
    public void Execute(string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first cell; null for NULL.</summary>
    /// <exception cref="System.Data.Common.DbException">The statement is refused.</exception>
    public object? Scalar(string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    /// <summary>A statement's rows column by column.</summary>
    /// <exception cref="System.Data.Common.DbException">The statement is refused.</exception>
    public IReadOnlyDictionary<string, TableColumn> Columns(string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return ColumnReader.Read(reader);
    }

    public void Dispose() => db.Dispose();
}
