using System.Globalization;
using DuckDB.NET.Data;
using Insights.Etl.Check;
using Insights.Etl.Contracts;

namespace Insights.Etl.Land;

/// <summary>What models and pages see of the intake: views landed_feed and doubtful_feed (rows at fault, as far as they can be read) over every load, and the accounts meta_file, meta_left_out, meta_withdrawn, meta_quarantine, meta_quarantine_reason, meta_reason, meta_column and meta_feed.</summary>
public sealed class LandedViews(DuckDBConnection db, Ledger ledger, IReadOnlyList<Contract> contracts, Reasons reasons)
{
    public void Make()
    {
        Lanes.Run(db, contracts, _ => [], MakeViews, CancellationToken.None);
        reasons.Fill(db, "meta_reason");
        MakeColumns();
        MakeFiles();
        MakeLeftOut();
        MakeWithdrawn();
        MakeQuarantine();
    }

    private void MakeViews(DuckDBConnection lane, Contract contract)
    {
        lane.Execute($"CREATE OR REPLACE VIEW landed_{contract.Feed} AS FROM {LandedRows.Relation(lane, contract, ledger.AllLanded(contract.Feed))}");
        lane.Execute($"CREATE OR REPLACE VIEW doubtful_{contract.Feed} AS FROM {LandedRows.Relation(lane, contract, ledger.AllDoubtful(contract.Feed))}");
    }

    /// <summary>Takes the views away, so that a published version names no path of this machine.</summary>
    public void Drop()
    {
        foreach (var contract in contracts)
        {
            db.Execute($"DROP VIEW IF EXISTS landed_{contract.Feed}");
            db.Execute($"DROP VIEW IF EXISTS doubtful_{contract.Feed}");
        }
    }

    /// <summary>To when each feed speaks and when its next delivery is due, as seen at the end of a month; without one, of the latest month that a monthly feed speaks of.</summary>
    public void MakeFeeds(DateOnly? asOf)
    {
        db.Execute("""
            CREATE OR REPLACE TABLE meta_feed (feed VARCHAR, title_zh VARCHAR, title_en VARCHAR, owner_zh VARCHAR, owner_en VARCHAR, clauses VARCHAR, basis_zh VARCHAR, basis_en VARCHAR,
              rhythm VARCHAR, latest_period DATE, due DATE, files BIGINT, "rows" BIGINT)
            """);
        var latest = contracts.ToDictionary(c => c.Feed, Latest, StringComparer.Ordinal);
        var today = asOf is { } month
            ? new DateOnly(month.Year, month.Month, 1).AddMonths(1).AddDays(-1)
            : contracts.Where(c => c.Rhythm == Rhythm.Monthly).Select(c => latest[c.Feed]).Max() is { } max ? new DateOnly(max.Year, max.Month, 1).AddMonths(1).AddDays(-1) : (DateOnly?)null;
        foreach (var contract in contracts)
        {
            var due = FeedCalendar.NextDue(contract, latest[contract.Feed], today);
            var files = ledger.Files.Where(f => f.Feed == contract.Feed).ToList();
            db.Execute(
                "INSERT INTO meta_feed VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::DATE, $11::DATE, $12, $13)",
                contract.Feed, contract.Title.Zh, contract.Title.En, contract.Owner.Zh, contract.Owner.En, string.Join(' ', contract.Clauses), contract.Basis?.Zh, contract.Basis?.En,
                contract.Rhythm.ToString().ToLowerInvariant(), Text(latest[contract.Feed]), Text(due), (long)files.Count, files.Sum(f => f.Landed));
        }
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly? Latest(Contract contract) => ledger.Files.Where(f => f.Feed == contract.Feed).Select(f => f.Period).Max();

    /// <summary>By what header the sender knows each column.</summary>
    private void MakeColumns()
    {
        db.Execute("CREATE OR REPLACE TABLE meta_column (feed VARCHAR, \"column\" VARCHAR, header VARCHAR)");
        using var appender = db.CreateAppender("meta_column");
        foreach (var (contract, column) in contracts.SelectMany(c => c.Columns.Select(column => (c, column))))
        {
            appender.CreateRow().AppendValue(contract.Feed).AppendValue(column.Name).AppendValue(column.Headers.Count > 0 ? column.Headers[0] : null).EndRow();
        }
    }

    private void MakeFiles()
    {
        db.Execute("""
            CREATE OR REPLACE TABLE meta_file (file VARCHAR, name VARCHAR, feed VARCHAR, sha256 VARCHAR, bytes BIGINT, received_at TIMESTAMP, period DATE,
              rows_read BIGINT, rows_landed BIGINT, rows_quarantined BIGINT, rows_identical BIGINT, load INTEGER)
            """);
        using var appender = db.CreateAppender("meta_file");
        foreach (var (load, file, _) in ledger.Standing)
        {
            // The load with which it was received, also where it has been read again: that is when it came.
            appender.CreateRow().AppendValue(file.File).AppendValue(file.Name).AppendValue(file.Feed).AppendValue(file.Sha256).AppendValue(file.Bytes)
                .AppendValue(file.ReceivedAt.UtcDateTime).AppendValue(file.Period).AppendValue(file.Read).AppendValue(file.Landed)
                .AppendValue(file.Quarantined).AppendValue(file.Identical).AppendValue(load).EndRow();
        }
    }

    /// <summary>Sheets that hold something and were not read: whoever counts the rows of a workbook finds here what is not among them.</summary>
    private void MakeLeftOut()
    {
        db.Execute("CREATE OR REPLACE TABLE meta_left_out (file VARCHAR, feed VARCHAR, sheet VARCHAR, hidden BOOLEAN)");
        using var appender = db.CreateAppender("meta_left_out");
        foreach (var (file, left) in ledger.Files.SelectMany(f => f.LeftOut.Select(l => (f, l))))
        {
            appender.CreateRow().AppendValue(file.File).AppendValue(file.Feed).AppendValue(left.Sheet).AppendValue(left.IsHidden).EndRow();
        }
    }

    /// <summary>Landed files that were withdrawn, read anew or taken up again: what changed without a file having come.</summary>
    private void MakeWithdrawn()
    {
        db.Execute("CREATE OR REPLACE TABLE meta_withdrawn (name VARCHAR, feed VARCHAR, sha256 VARCHAR, load INTEGER, act VARCHAR, withdrawn_at TIMESTAMP, reason VARCHAR, rows_landed BIGINT)");
        using var appender = db.CreateAppender("meta_withdrawn");
        foreach (var (by, file) in ledger.Withdrawn)
        {
            appender.CreateRow().AppendValue(file.Name).AppendValue(file.Feed).AppendValue(file.Sha256).AppendValue(file.Load)
                .AppendValue(by.Act.ToString().ToLowerInvariant()).AppendValue(by.At.UtcDateTime).AppendValue(by.Reason).AppendValue(file.Landed).EndRow();
        }
    }

    /// <summary>Where the faults are and why, without the values: those stay in the landing and quarantine folders.</summary>
    private void MakeQuarantine()
    {
        var files = ledger.AllRejected();
        db.Execute($"""
            CREATE OR REPLACE TABLE meta_quarantine AS
            {(files.Count == 0
                ? "SELECT NULL::VARCHAR AS feed, NULL::VARCHAR AS file, NULL::VARCHAR AS sheet, NULL::INTEGER AS \"row\", NULL::VARCHAR AS \"column\", NULL::VARCHAR AS reason WHERE false"
                : $"SELECT feed, _file AS file, _sheet AS sheet, _row AS \"row\", \"column\", reason FROM {LandedRows.Parquet(files)}")}
            """);
        db.Execute("""
            CREATE OR REPLACE TABLE meta_quarantine_reason AS
            SELECT feed, file, "column", reason, count(*) AS "rows" FROM meta_quarantine GROUP BY ALL ORDER BY ALL
            """);
    }
}
