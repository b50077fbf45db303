using System.Globalization;
using DuckDB.NET.Data;
using Insights.Etl.Check;
using Insights.Etl.Contracts;
using Insights.Etl.Read;

namespace Insights.Etl.Land;

/// <summary>Counts of one file within a load.</summary>
public sealed record RowAccount(int Ordinal, long Read, long Landed, long Quarantined, long Identical, DateOnly? Period);

/// <summary>Writes a checked feed: accepted rows, rejected rows, the steward's list; and counts them by file.</summary>
public sealed class FeedLanding(DuckDBConnection db, Contract contract)
{
    /// <summary>Version 2 of the format packs numbers by their differences: a million pay lines are written in 0.7 s and read in 0.3 s, by version 1 in 1.2 s and 0.6 s, at the same size.</summary>
    private const string Parquet = "(FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)";

    private const int PlacesTold = 3;

    private string Raw => RawTables.Name(contract.Feed);

    /// <summary>Gathers the faults of the feed's rows, one row a fault, into the table rejected. The rows' texts are not needed after that.</summary>
    public void GatherFaults()
    {
        var record = string.Join(", ", contract.Columns.Select(c => $"{Sql.Text(c.Name)}: raw.{Sql.Name(c.Name)}"));
        var value = string.Join(" ", contract.Columns.Select(c => $"WHEN {Sql.Text(c.Name)} THEN raw.{Sql.Name(c.Name)}"));
        db.Execute($$"""
            CREATE OR REPLACE TABLE rejected AS
            WITH faults AS (
              SELECT _f, _s, _row, split_part(fault, ':', 1) AS col, split_part(fault, ':', 2) AS reason, NULL AS earlier FROM fault
              UNION ALL
              SELECT _f, _s, _row, col, 'key_conflict', earlier FROM conflict
            ),
            rejected AS (
              SELECT n._f, n._s, n._row, n.col, n.reason, CASE n.col {{value}} END AS value, to_json({ {{record}} })::VARCHAR AS record, n.earlier
              FROM faults AS n JOIN {{Raw}} AS raw USING (_f, _s, _row)
              UNION ALL
              SELECT _f, 0, _row, '', 'field_count', NULL, line, NULL FROM broken WHERE feed = '{{contract.Feed}}'
            )
            SELECT part._file, part._sheet, rejected._row, '{{contract.Feed}}' AS feed, part._name AS name, col AS "column", part_header.header, reason, value, record, earlier, rejected._f
            FROM rejected JOIN part USING (_f, _s) LEFT JOIN part_header USING (_f, _s, col)
            ORDER BY rejected._f, rejected._s, rejected._row, col, reason
            """);
        db.Execute($"DROP TABLE {Raw}");
    }

    public IReadOnlyList<RowAccount> Count()
    {
        using var command = db.CreateCommand();
        command.CommandText = $$"""
            WITH rows_checked AS (
              SELECT _f, count(*) AS n, count(*) FILTER (_bad) AS faulty, max(CASE WHEN NOT _bad THEN {{contract.Period ?? "NULL::DATE"}} END) AS period
              FROM checked GROUP BY _f
            ),
            rows_standing AS (SELECT _f, count(*) FILTER (standing = 'identical') AS same, count(*) FILTER (standing = 'conflict') AS conflict FROM standing GROUP BY _f),
            rows_broken AS (SELECT _f, count(*) AS n FROM broken WHERE feed = '{{contract.Feed}}' GROUP BY _f)
            SELECT f._f, coalesce(c.n, 0) + coalesce(b.n, 0), coalesce(c.faulty, 0) + coalesce(s.conflict, 0) + coalesce(b.n, 0), coalesce(s.same, 0), strftime(c.period, '%Y-%m-%d')
            FROM (SELECT DISTINCT _f FROM part WHERE _feed = '{{contract.Feed}}') AS f
            LEFT JOIN rows_checked AS c USING (_f) LEFT JOIN rows_standing AS s USING (_f) LEFT JOIN rows_broken AS b USING (_f)
            ORDER BY f._f
            """;
        using var reader = command.ExecuteReader();
        var accounts = new List<RowAccount>();
        while (reader.Read())
        {
            var (read, quarantined, identical) = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            accounts.Add(new RowAccount(
                reader.GetInt32(0), read, read - quarantined - identical, quarantined, identical,
                reader.IsDBNull(4) ? null : DateOnly.ParseExact(reader.GetString(4), "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return accounts;
    }

    /// <summary>Accepted rows in the order of files, sheets and rows, whatever order they were read in.</summary>
    /// <returns>Rows written; no file is made for none.</returns>
    public long WriteLanded(string path, int load)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var rows = db.Execute($$"""
            COPY (
              SELECT {{Sql.Names(contract.Columns.Select(c => c.Name))}}, part._file, part._sheet, checked._row, {{load}}::INTEGER AS _load
              FROM checked JOIN part USING (_f, _s) ANTI JOIN standing USING (_f, _s, _row)
              WHERE NOT _bad
              ORDER BY checked._f, checked._s, checked._row
            ) TO {{Sql.Text(path + ".tmp")}} {{Parquet}}
            """);
        return Finish(path, rows);
    }

    /// <summary>What could be read of the rows at fault: their good cells, the faulty ones NULL. A model may say of them "there is something, but we cannot use it".</summary>
    public void WriteDoubtful(string path, int load)
    {
        var rows = db.Execute($$"""
            COPY (
              SELECT {{Sql.Names(contract.Columns.Select(c => c.Name))}}, part._file, part._sheet, checked._row, {{load}}::INTEGER AS _load
              FROM checked JOIN part USING (_f, _s)
              WHERE _bad
              ORDER BY checked._f, checked._s, checked._row
            ) TO {{Sql.Text(path + ".tmp")}} {{Parquet}}
            """);
        Finish(path, rows);
    }

    /// <summary>Rejected rows with their values (Parquet), and the same as a list that a spreadsheet program opens (with byte order mark); among them the rows that landed without some cells. No file is made for none.</summary>
    public long WriteRejected(string path, string letter)
    {
        var rows = db.Execute($"COPY (SELECT * EXCLUDE (_f) FROM rejected) TO {Sql.Text(path + ".tmp")} {Parquet}");
        if (Finish(path, rows) == 0)
        {
            return 0;
        }

        db.Execute($$"""
            COPY (
              SELECT {{Plain("name")}} AS 文件, {{Plain("nullif(_sheet, '')")}} AS 工作表, _row AS 行, {{Plain("coalesce(header, \"column\")")}} AS 列, {{Plain("value")}} AS 原值,
                words.zh AS 原因, {{Plain("earlier")}} AS 先前记录, words.en AS reason, "column", rejected.reason AS code
              FROM rejected LEFT JOIN words ON words.reason = rejected.reason
              ORDER BY _f, _sheet, _row, "column", code
            ) TO {{Sql.Text(letter + ".tmp")}} (FORMAT csv, HEADER true)
            """);
        using (var plain = File.OpenRead(letter + ".tmp"))
        using (var marked = File.Create(letter))
        {
            marked.Write("\uFEFF"u8);
            plain.CopyTo(marked);
        }

        File.Delete(letter + ".tmp");
        return rows;
    }

    /// <summary>Faults of each file, by its ordinal, the most frequent first.</summary>
    public ILookup<int, FaultCount> Faults(Reasons reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        using var command = db.CreateCommand();
        command.CommandText = $$"""
            SELECT _f, "column", min(header), reason, count(*), list([_sheet, _row::VARCHAR, coalesce(earlier, '')] ORDER BY _sheet, _row)[:{{PlacesTold}}]
            FROM rejected GROUP BY _f, "column", reason ORDER BY _f, count(*) DESC, "column", reason
            """;
        using var reader = command.ExecuteReader();
        var faults = new List<(int Ordinal, FaultCount Fault)>();
        while (reader.Read())
        {
            var places = reader.GetFieldValue<List<List<string>>>(5).Select(p => new FaultPlace(p[0], int.Parse(p[1], CultureInfo.InvariantCulture), p[2].Length > 0 ? p[2] : null));
            var header = reader.IsDBNull(2) ? OwnHeader(reader.GetString(1)) : reader.GetString(2);
            faults.Add((reader.GetInt32(0), new FaultCount(
                reader.GetString(1), header, reader.GetString(3), reasons.Of(reader.GetString(3)).Zh, reader.GetInt64(4), [.. places])));
        }

        return faults.ToLookup(f => f.Ordinal, f => f.Fault);
    }

    private string OwnHeader(string name) => contract.Columns.FirstOrDefault(c => c.Name == name) is { } column ? column.Headers is [var first, ..] ? first : name : "整行";

    /// <summary>
    /// Text that a spreadsheet program shows as it was sent. What would be reckoned gets an apostrophe before it, as on the pages' exports. Long numbers stand in ="…":
    /// a bare one turns into 9.99E+17 and loses its last digits, an apostrophe or tab in a csv becomes part of the text, while ="…" is kept by Excel and WPS alike
    /// and read back by our own check.
    /// </summary>
    private static string Plain(string text) => $$"""
        CASE WHEN regexp_full_match({{text}}, '[0-9]{12,}|0[0-9]+') THEN '="' || {{text}} || '"'
          WHEN regexp_matches({{text}}, '^[\s\p{Z}]*[-=+@＝＋－＠]') AND NOT regexp_full_match({{text}}, '[-+]?[0-9][0-9.,]*|="[^"]*"') THEN '''' || {{text}}
          ELSE {{text}} END
        """;

    private static long Finish(string path, int rows)
    {
        if (rows > 0)
        {
            File.Move(path + ".tmp", path, true);
        }
        else
        {
            File.Delete(path + ".tmp");
        }

        return rows;
    }
}
