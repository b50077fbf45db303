using Insights.Etl.Check;
using Insights.Etl.Contracts;
using Insights.Etl.Land;

namespace Insights.Etl;

/// <summary>A landed row that speaks of a person: what it is, of when, and where it stands.</summary>
/// <param name="On">The date that the row speaks of.</param>
/// <param name="File">As it was received.</param>
/// <param name="Sheet">Empty for text files.</param>
/// <param name="Row">As a person sees it, from 1.</param>
public sealed record PersonRecord(string Feed, Words Title, Words Owner, DateOnly? On, string File, string Sheet, int Row, string Sha256);

public sealed partial class Intake
{
    private const int RecordsTold = 3;

    /// <summary>
    /// The landed rows behind what is known of a person in a month, feed by feed, the newest first: down to file, sheet and row. Of lists that say for which months they pay, those for
    /// the month; of all others the last few that speak of the month or a time before. Personal data: for the case role, never for a page.
    /// </summary>
    /// <param name="ids">Citizen numbers under which the person is known.</param>
    /// <param name="household">The household's number, for records of the household; null where there is none.</param>
    /// <param name="programme">Of feeds that tell several programmes, the one asked for.</param>
    /// <param name="forAll">The programme is the household's: what another member asked for or was paid counts too.</param>
    /// <param name="load">The last load that counts.</param>
    public IReadOnlyList<PersonRecord> RecordsOf(IReadOnlyList<string> ids, string? household, IReadOnlyCollection<string> feeds, string programme, bool forAll, DateOnly month, int load)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var ledger = new Ledger(_home);
        var names = ledger.Standing.ToDictionary(d => (d.Account.Load, d.Account.File), d => d.Account);
        var records = new List<PersonRecord>();
        using var db = DuckDbConnectionExtensions.OpenWriter(":memory:", MemoryLimit, Path.GetTempPath());
        foreach (var contract in _contracts.Where(c => feeds.Contains(c.Feed) && Whose(c, ids, household, forAll) is not null))
        {
            bool Has(string column) => contract.Columns.Any(c => c.Name == column);
            List<string> kept = [Whose(contract, ids, household, forAll)!, $"_load <= {load}"];
            kept.AddRange(Has("programme") ? [$"programme = {Sql.Text(programme)}"] : []);
            var first = $"DATE '{month:yyyy-MM-dd}'";
            kept.AddRange(Has("for_from") && Has("for_to") ? [$"for_from <= {first} AND for_to >= {first}"] : contract.Period is { } period ? [$"{period} < {first} + INTERVAL 1 MONTH"] : []);
            using var command = db.CreateCommand();
            command.CommandText = $"""
                SELECT CAST({contract.Period ?? "NULL"} AS DATE), _file, _sheet, _row, _load FROM {LandedRows.Relation(db, contract, ledger.AllLanded(contract.Feed))}
                WHERE {string.Join(" AND ", kept)} ORDER BY 1 DESC NULLS LAST, _load DESC, _file DESC, _sheet, _row LIMIT {RecordsTold}
                """;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var account = names[(reader.GetInt32(4), reader.GetString(1))];
                records.Add(new PersonRecord(
                    contract.Feed, contract.Title, contract.Owner, reader.IsDBNull(0) ? null : DateOnly.FromDateTime(reader.GetDateTime(0)), account.Name, reader.GetString(2), reader.GetInt32(3), account.Sha256));
            }
        }

        return records;
    }

    private static string? Whose(Contract contract, IReadOnlyList<string> ids, string? household, bool forAll)
    {
        bool Has(string column) => contract.Columns.Any(c => c.Name == column);
        var own = ids.Count > 0 && Has("id18") ? $"id18 IN ({string.Join(", ", ids.Select(Sql.Text))})" : null;
        var home = household is not null && Has("household_no") && (forAll || own is null) ? $"household_no = {Sql.Text(household)}" : null;
        return own is null ? home : home is null ? own : $"({own} OR {home})";
    }
}
