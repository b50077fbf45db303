using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Check;

/// <summary>Identity numbers judged so far in a load, whichever feed brought them: forty feeds speak of the same people.</summary>
public sealed class KnownIdentities
{
    public const string Table = "known_identity";

    private readonly Lock _gate = new();

    public KnownIdentities(DuckDBConnection db) => db.Execute($"CREATE TABLE {Table} (raw VARCHAR, v VARCHAR, r VARCHAR)");

    /// <summary>Judges those of a feed's that are new. One feed at a time, so that none is there twice.</summary>
    /// <param name="lane">The feed's connection.</param>
    public void Judge(DuckDBConnection lane, Contract contract, IReadOnlyList<ContractColumn> columns)
    {
        lock (_gate)
        {
            lane.Execute(ColumnSql.Further(contract, columns, Table));
        }
    }
}
