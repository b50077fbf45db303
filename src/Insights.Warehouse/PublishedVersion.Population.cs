using DuckDB.NET.Data;
using Insights.Warehouse.Reading;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>The population of the as-of month, households together, column by column; months and other dates are left out.
    /// Personal data: what is made of it must be sums, and masked.</summary>
    /// <exception cref="WarehouseFaultException">The version is older than this relation.</exception>
    public IReadOnlyDictionary<string, TableColumn> Population() => Columns("population");

    /// <summary>What ageing asks of the same persons, in the same order. Personal data too.</summary>
    /// <exception cref="WarehouseFaultException">The version is older than this relation.</exception>
    public IReadOnlyDictionary<string, TableColumn> AgeingPeople() => Columns("ageing_people");

    /// <summary>Which forms of care the same persons wait for, in the same order. Personal data too.</summary>
    /// <exception cref="WarehouseFaultException">The version is older than this relation.</exception>
    public IReadOnlyDictionary<string, TableColumn> CareQueue() => Columns("care_queue");

    private IReadOnlyDictionary<string, TableColumn> Columns(string query)
    {
        var connection = door.Connect(this);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = NamedQueries.Text(query);
            using var reader = command.ExecuteReader();
            return ColumnReader.Read(reader);
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
}
