using DuckDB.NET.Data;
using Insights.Etl.Contracts;
using Insights.Etl.Read;

namespace Insights.Etl.Check;

/// <summary>
/// Judges all new rows of a feed in a few statements. Leaves four tables: checked (values, and whether the row is at fault), fault (one row a fault; of a row
/// that lands without its emptied cells, why they are), standing (rows without a fault that do not land: identical or conflict), and conflict (which columns differ, and from
/// which record).
/// </summary>
public sealed class FeedCheck(DuckDBConnection db, Contract contract, IReadOnlyList<Correction> corrections, KnownIdentities identities)
{
    private readonly List<string> _kinds = [.. contract.Columns.Select(ColumnSql.Kind).Distinct()];

    private string Raw => RawTables.Name(contract.Feed);

    private string Columns => Sql.Names(contract.Columns.Select(c => c.Name));

    private string Key => Sql.Names(contract.Key);

    /// <param name="landed">Parquet files of this feed from earlier loads.</param>
    /// <param name="load">The number of this load.</param>
    /// <param name="today">The day of the run.</param>
    public void Run(IReadOnlyList<string> landed, int load, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(landed);
        foreach (var correction in corrections.Where(c => c.Action == CorrectionAction.Set))
        {
            var cells = string.Join(", ", correction.Set.Select(s => $"{Sql.Name(s.Key)} = {Sql.Text(s.Value)}"));
            db.Execute($"UPDATE {Raw} SET {cells} WHERE {correction.Condition(string.Empty)}");
        }

        foreach (var columns in contract.Columns.GroupBy(ColumnSql.Kind))
        {
            if (columns.First().Type == CellType.Id)
            {
                identities.Judge(db, contract, [.. columns]);
            }
            else
            {
                db.Execute(ColumnSql.Judgement(contract, [.. columns], Judgement(columns.First())));
            }
        }

        try
        {
            db.Execute(Checked());
        }
        catch (DuckDBException e) when (e.Message.StartsWith("Binder Error", StringComparison.Ordinal) || e.Message.StartsWith("Parser Error", StringComparison.Ordinal))
        {
            throw new InputFaultException($"{contract.File}: a rule or a when_blank of this contract cannot be run. {e.Message}", e);
        }

        db.Execute(Faults());
        foreach (var column in contract.Columns.Where(c => c.Type != CellType.Id).DistinctBy(ColumnSql.Kind))
        {
            db.Execute($"DROP TABLE {Judgement(column)}");
        }

        var old = landed.Count == 0 ? null : LandedRows.Relation(db, contract, landed);
        if (MonthsApart.AreTold(contract))
        {
            MonthsApart.PutAside(db, contract, old, today);
        }

        Standing(old, load);
    }

    /// <summary>Where the judgements of a column's texts are.</summary>
    private string Judgement(ContractColumn column) => column.Type == CellType.Id ? KnownIdentities.Table : $"judgement_{_kinds.IndexOf(ColumnSql.Kind(column))}";

    /// <summary>Alias of a column's judgement.</summary>
    private static string Table(int column) => $"judged_{column}";

    private static string Reason(ContractColumn column) => Sql.Name("?" + column.Name);

    /// <summary>Values of every row and whether it is at fault. Reasons are looked up afterwards, for the few rows that need them.</summary>
    private string Checked()
    {
        var filled = contract.Columns.Where(c => c.WhenBlank is not null).ToList();
        var source = filled.Count == 0
            ? "typed"
            : $"(SELECT * REPLACE ({string.Join(", ", filled.Select(c => $"CASE WHEN {Reason(c)} IS NULL THEN coalesce({Sql.Name(c.Name)}, {c.WhenBlank}) END AS {Sql.Name(c.Name)}"))}) FROM typed)";
        var values = contract.Columns.Select((c, i) => $"{Table(i)}.v AS {Sql.Name(c.Name)}")
            .Concat(contract.Columns.Select((c, i) => (c, i)).Where(x => !x.c.Required || x.c.WhenBlank is not null).Select(x => $"{Table(x.i)}.r AS {Reason(x.c)}"));
        var bad = contract.Columns.Select(c => c.Required ? $"{Sql.Name(c.Name)} IS NULL" : $"{Reason(c)} IS NOT NULL")
            .Concat(contract.Rules.Except(Emptying).Select(Broken))
            .Append("_dropped");
        var kept = contract.Columns.Select(c => Emptying.Where(r => r.Empties.Contains(c.Name)).Select(Broken).ToList() is { Count: > 0 } broken
            ? $"CASE WHEN NOT ({string.Join(" OR ", broken)}) THEN {Sql.Name(c.Name)} END AS {Sql.Name(c.Name)}"
            : Sql.Name(c.Name));
        var told = Emptying.Select(r => $"CASE WHEN {Broken(r)} THEN '{r.Column}:{r.Reason}' END").ToList();
        return $$"""
            CREATE TABLE checked AS
            WITH typed AS (
              SELECT raw._f, raw._s, raw._row, {{Dropped}} AS _dropped, {{string.Join(", ", values)}}
              FROM {{Raw}} AS raw {{Joins}}
            ),
            judged AS (
              SELECT _f, _s, _row, {{string.Join(", ", kept)}}, {{string.Join(" OR ", bad)}} AS _bad{{(told.Count == 0 ? string.Empty : $", [{string.Join(", ", told)}] AS _told")}}
              FROM {{source}}
            )
            SELECT *, CASE WHEN NOT _bad THEN hash({{Key}}) END AS _h FROM judged
            """;
    }

    /// <summary>Every fault of every faulty row, as "column:reason". A rule speaks only where its own column could be read.</summary>
    private string Faults()
    {
        var cells = contract.Columns.Select((c, i) => $"CASE WHEN {Table(i)}.r <> '' THEN '{c.Name}:' || {Table(i)}.r {(c.Required ? $"WHEN checked.{Sql.Name(c.Name)} IS NULL AND {Table(i)}.r IS NULL THEN '{c.Name}:missing'" : string.Empty)} END");
        var rules = contract.Rules.Except(Emptying).Select(r => (Rule: r, Kept: $"kept_{contract.Rules.ToList().IndexOf(r)}")).ToList();
        var broken = rules.Select(r => $"CASE WHEN NOT {r.Kept} AND {Table(contract.Columns.ToList().FindIndex(c => c.Name == r.Rule.Column))}.r IS NULL THEN '{r.Rule.Column}:{r.Rule.Reason}' END");
        return $$"""
            CREATE TABLE fault AS
            SELECT _f, _s, _row, unnest(list_distinct([{{string.Join(", ", cells.Concat(broken))}}, CASE WHEN {{Dropped}} THEN '{{contract.Key[0]}}:dropped_by_correction' END])) AS fault
            FROM (SELECT *{{string.Concat(rules.Select(r => $", ({r.Rule.Sql}) AS {r.Kept}"))}} FROM checked WHERE _bad) AS checked
            JOIN {{Raw}} AS raw USING (_f, _s, _row) {{Joins}}
            {{(Emptying.Any() ? "UNION ALL SELECT _f, _s, _row, unnest(list_distinct(_told)) FROM checked WHERE NOT _bad AND list_count(_told) > 0" : string.Empty)}}
            """;
    }

    /// <summary>Rules that a row may break and land all the same, without the cells that they empty.</summary>
    private IEnumerable<ContractRule> Emptying => contract.Rules.Where(r => r.Empties.Count > 0);

    private static string Broken(ContractRule rule) => $"coalesce(NOT ({rule.Sql}), false)";

    private string Dropped => string.Join(" OR ", corrections.Where(c => c.Action == CorrectionAction.Drop).Select(c => $"({c.Condition("raw.")})").DefaultIfEmpty("false"));

    private string Joins => string.Concat(contract.Columns.Select((c, i) => $"\n  LEFT JOIN {Judgement(c)} AS {Table(i)} ON {ColumnSql.On(contract, c, Table(i))}"));

    /// <summary>Rows whose key occurs more than once are compared value by value; the rest land without being compared at all.</summary>
    private void Standing(string? old, int load)
    {
        db.Execute($$"""
            CREATE TABLE suspects AS
            SELECT _h FROM checked WHERE _h IS NOT NULL GROUP BY _h HAVING count(*) > 1
            {{(old is null ? string.Empty : $"UNION SELECT hash({Key}) FROM {old} WHERE hash({Key}) IN (SELECT _h FROM checked)")}}
            """);
        db.Execute($$"""
            CREATE TABLE rivals AS
            SELECT {{load}} AS _load, _file, _sheet, _row, _f, _s, {{Columns}} FROM checked JOIN part USING (_f, _s) WHERE _h IN (FROM suspects)
            {{(old is null ? string.Empty : $"UNION ALL SELECT _load, _file, _sheet, _row, NULL, NULL, {Columns} FROM {old} WHERE hash({Key}) IN (FROM suspects)")}}
            """);
        db.Execute($"CREATE TABLE standing AS {(contract.SameKey == SameKey.Refuse ? Refuse() : Supersede())}");
        db.Execute(Conflict(load));
        db.Execute("DROP TABLE suspects; DROP TABLE rivals");
    }

    /// <summary>One row a column in which a row in conflict differs from the record that stands, with that record's file, sheet and row in words.</summary>
    private string Conflict(int load)
    {
        var differ = contract.Columns.Select(c => $"CASE WHEN ours.{Sql.Name(c.Name)} IS DISTINCT FROM theirs.{Sql.Name(c.Name)} THEN {Sql.Text(c.Name)} END");
        return $$"""
            CREATE TABLE conflict AS
            WITH ours AS (FROM rivals SEMI JOIN (FROM standing WHERE standing = 'conflict') AS refused USING (_f, _s, _row)),
            theirs AS (
              FROM rivals WHERE hash({{Key}}) IN (SELECT hash({{Key}}) FROM ours)
              QUALIFY row_number() OVER (PARTITION BY {{Key}} ORDER BY _load, _file, _sheet, _row) = 1
            ),
            names AS (FROM known_file UNION SELECT {{load}}, _file, _name FROM part)
            SELECT ours._f, ours._s, ours._row, unnest(list_filter([{{string.Join(", ", differ)}}], lambda c: c IS NOT NULL)) AS col,
              names._name || coalesce(' / ' || nullif(theirs._sheet, ''), '') || ' / ' || theirs._row AS earlier
            FROM ours JOIN theirs ON {{string.Join(" AND ", contract.Key.Select(k => $"ours.{Sql.Name(k)} IS NOT DISTINCT FROM theirs.{Sql.Name(k)}"))}}
            LEFT JOIN names ON names._load = theirs._load AND names._file = theirs._file
            """;
    }

    private static string Values(IEnumerable<ContractColumn> columns) => $"{{{string.Join(", ", columns.Select(c => $"{Sql.Text(c.Name)}: {Sql.Name(c.Name)}"))}}}";

    /// <summary>
    /// The first row of a key stands; an equal one is identical, another one is in conflict. Where rules may empty cells, the first row that has them and agrees in all
    /// others stands beside one without: so what was put aside comes back mended, once, and nothing else of the row with it. Names of our own begin with _, as no column of a
    /// contract does: projects have a column firm.
    /// </summary>
    private string Refuse()
    {
        var emptied = contract.Columns.Where(c => Emptying.Any(r => r.Empties.Contains(c.Name))).ToList();
        var full = string.Join(" OR ", emptied.Select(c => $"{Sql.Name(c.Name)} IS NOT NULL").DefaultIfEmpty("false"));
        var firm = Values(contract.Columns.Except(emptied));
        return $$"""
            SELECT _f, _s, _row, CASE WHEN _firm AND (NOT _full OR _same) THEN 'identical' ELSE 'conflict' END AS standing
            FROM (
              SELECT *, row_number() OVER by_full AS _nth_full, first_value({{Values(contract.Columns)}}) OVER by_full IS NOT DISTINCT FROM {{Values(contract.Columns)}} AS _same
              FROM (
                SELECT *, {{full}} AS _full, row_number() OVER by_key AS _nth, first_value({{firm}}) OVER by_key IS NOT DISTINCT FROM {{firm}} AS _firm
                FROM rivals
                WINDOW by_key AS (PARTITION BY {{Key}} ORDER BY _load, _file, _sheet, _row)
              )
              WINDOW by_full AS (PARTITION BY {{Key}}, _firm, _full ORDER BY _load, _file, _sheet, _row)
            )
            WHERE NOT (_nth = 1 OR (_firm AND _full AND _nth_full = 1)) AND _f IS NOT NULL
            """;
    }

    /// <summary>A row is identical if the file before that spoke of this key, or this file already, said the same.</summary>
    private string Supersede() => $$"""
        SELECT _f, _s, _row, 'identical' AS standing
        FROM (
          SELECT _f, _s, _row, nth_file, lag(nth_file) OVER (PARTITION BY {{Columns}} ORDER BY _load, _file, _sheet, _row) AS said_in
          FROM (SELECT *, dense_rank() OVER (PARTITION BY {{Key}} ORDER BY _load, _file) AS nth_file FROM rivals)
        )
        WHERE nth_file - said_in <= 1 AND _f IS NOT NULL
        """;
}
