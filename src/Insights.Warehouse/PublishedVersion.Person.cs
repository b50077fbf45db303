using DuckDB.NET.Data;
using Insights.Warehouse.Reading;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>All facts that the rules may ask for about one person in one month, by column of fct_person_month; null where not known.
    /// Personal data: for the case role at the command line, never for a page, and never kept.</summary>
    /// <param name="person">A person key (P…) or the citizen number.</param>
    /// <returns>Null where the person is not in the population of that month.</returns>
    public IReadOnlyDictionary<string, object?>? PersonFacts(string person, DateOnly month) =>
        SingleRow("person_facts", ("person", person), ("month", month));

    /// <summary>State, reason, missing fact, yuan due and paid of one person in one programme and month; null where there is no state.</summary>
    public IReadOnlyDictionary<string, object?>? PersonState(string person, string programme, DateOnly month) =>
        SingleRow("person_state", ("person", person), ("programme", programme), ("month", month));

    /// <summary>What the registers of services say of one person at the as-of month: p_state for each programme p that they tell (received, in_process, open);
    /// null where the person is not in the population of that month.</summary>
    public IReadOnlyDictionary<string, object?>? PersonReceipts(string person, DateOnly month) =>
        SingleRow("person_receipts", ("person", person), ("month", month));

    /// <summary>Under which citizen numbers and which household number departments know one person in one month. Personal data, as all of this.</summary>
    public (IReadOnlyList<string> Ids, string? Household) PersonIdentity(string person, DateOnly month)
    {
        var rows = ManyRows("person_identity", ("person", person), ("month", month));
        return ([.. rows.Select(r => (string)r["id18"]!)], rows.Select(r => (string?)r["household_no"]).FirstOrDefault());
    }

    private Dictionary<string, object?>? SingleRow(string name, params (string Name, object Value)[] values) => ManyRows(name, values).FirstOrDefault();

    private List<Dictionary<string, object?>> ManyRows(string name, params (string Name, object Value)[] values)
    {
        var connection = door.Connect(this);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = NamedQueries.Text(name);
            foreach (var (parameter, value) in values)
            {
                command.Parameters.Add(new DuckDBParameter(parameter, value));
            }

            using var reader = command.ExecuteReader();
            var rows = new List<Dictionary<string, object?>>();
            while (reader.Read())
            {
                rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.Ordinal));
            }

            return rows;
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
