using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Check;

/// <summary>Rows of a feed that landed in earlier loads, in the columns of today's contract: what a contract did not ask for when a load was written is NULL there, so that a contract may grow on a home with a past.</summary>
public static class LandedRows
{
    /// <returns>A relation to stand after FROM, with the contract's columns and _file, _sheet, _row, _load.</returns>
    public static string Relation(DuckDBConnection db, Contract contract, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
        {
            return $"({None(contract)})";
        }

        var landed = Parquet(files);
        var has = db.Rows($"SELECT column_name FROM (DESCRIBE FROM {landed})").ToHashSet(StringComparer.Ordinal);
        return contract.Columns.All(c => has.Contains(c.Name)) ? landed : $"(FROM {landed} UNION ALL BY NAME {None(contract)})";
    }

    public static string Parquet(IReadOnlyList<string> files) => $"read_parquet([{string.Join(", ", files.Select(Sql.Text))}], union_by_name = true)";

    private static string None(Contract contract) =>
        $"SELECT {string.Join(", ", contract.Columns.Select(c => $"NULL::{ColumnSql.SqlType(c.Type)} AS {Sql.Name(c.Name)}"))}, "
        + "NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet, NULL::INTEGER AS _row, NULL::INTEGER AS _load WHERE false";
}
