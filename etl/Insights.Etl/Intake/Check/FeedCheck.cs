using DuckDB.NET.Data;
using Insights.Etl.Contracts;
using Insights.Etl.Read;

namespace Insights.Etl.Check;

/// <summary>
/// Judges all new rows of a feed in a few statements. Leaves two tables: checked (values, and the faults of a row as "column:reason;…"),
/// and standing (rows without a fault that do not land: identical or conflict).
/// </summary>
public sealed class FeedCheck(DuckDBConnection db, Contract contract)
{
    private string Raw => RawTables.Name(contract.Feed);

    private string Columns => Sql.Names(contract.Columns.Select(c => c.Name));

    private string Key => Sql.Names(contract.Key);

    /// <param name="landed">Parquet files of this feed from earlier loads.</param>
    /// <param name="load">The number of this load.</param>
    public void Run(IReadOnlyList<string> landed, int load)
    {
        ArgumentNullException.ThrowIfNull(landed);
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            db.Execute(ColumnSql.Judgement(contract, contract.Columns[i], Table(i)));
        }

        db.Execute(Checked());
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            db.Execute($"DROP TABLE {Table(i)}");
        }

        Standing(landed, load);
    }

    private static string Table(int column) => $"judged_{column}";

    private static string Reason(ContractColumn column) => Sql.Name("?" + column.Name);

    private string Checked()
    {
        var filled = contract.Columns.Where(c => c.WhenBlank is not null).ToList();
        var source = filled.Count == 0
            ? "typed"
            : $"(SELECT * REPLACE ({string.Join(", ", filled.Select(c => $"CASE WHEN {Reason(c)} IS NULL THEN coalesce({Sql.Name(c.Name)}, {c.WhenBlank}) END AS {Sql.Name(c.Name)}"))}) FROM typed)";
        var broken = contract.Columns.Select(c => (When: Broken(c), Say: $"CASE WHEN {Reason(c)} <> '' THEN '{c.Name}:' || {Reason(c)} {Missing(c)} END"))
            .Concat(contract.Rules.Select(r => (When: Against(r), Say: $"CASE WHEN {Against(r)} THEN '{r.Column}:{r.Reason}' END")))
            .ToList();
        return $$"""
            CREATE TABLE checked AS
            WITH typed AS (
              SELECT _f, _s, _row, {{string.Join(", ", contract.Columns.Select((c, i) => $"{Table(i)}.v AS {Sql.Name(c.Name)}, {Table(i)}.r AS {Reason(c)}"))}}
              FROM {{Raw}} AS raw
              {{string.Join("\n  ", contract.Columns.Select((c, i) => $"LEFT JOIN {Table(i)} ON {ColumnSql.On(contract, c, Table(i))}"))}}
            ),
            faulted AS (
              SELECT _f, _s, _row, {{Columns}},
                CASE WHEN {{string.Join(" OR ", broken.Select(b => b.When))}} THEN concat_ws(';', {{string.Join(", ", broken.Select(b => b.Say))}}) END AS _faults
              FROM {{source}}
            )
            SELECT *, CASE WHEN _faults IS NULL THEN hash({{Key}}) END AS _h FROM faulted
            """;
    }

    private static string Broken(ContractColumn column) =>
        column.Required ? $"{Sql.Name(column.Name)} IS NULL" : $"{Reason(column)} IS NOT NULL";

    private static string Missing(ContractColumn column) =>
        column.Required ? $"WHEN {Sql.Name(column.Name)} IS NULL AND {Reason(column)} IS NULL THEN '{column.Name}:missing'" : string.Empty;

    /// <summary>A rule speaks only where its own column could be read.</summary>
    private string Against(ContractRule rule) => $"({Reason(contract.Column(rule.Column))} IS NULL AND NOT ({rule.Sql}))";

    /// <summary>Rows whose key occurs more than once are compared value by value; the rest land without being compared at all.</summary>
    private void Standing(IReadOnlyList<string> landed, int load)
    {
        var old = landed.Count == 0 ? null : $"read_parquet([{string.Join(", ", landed.Select(Sql.Text))}], union_by_name = true)";
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
        db.Execute("DROP TABLE suspects; DROP TABLE rivals");
    }

    private string Values => $"{{{string.Join(", ", contract.Columns.Select(c => $"{Sql.Text(c.Name)}: {Sql.Name(c.Name)}"))}}}";

    /// <summary>The first row of a key stands; an equal one is identical, another one is in conflict.</summary>
    private string Refuse() => $$"""
        SELECT _f, _s, _row, CASE WHEN same THEN 'identical' ELSE 'conflict' END AS standing
        FROM (
          SELECT _f, _s, _row, row_number() OVER by_key AS nth, first_value({{Values}}) OVER by_key IS NOT DISTINCT FROM {{Values}} AS same
          FROM rivals
          WINDOW by_key AS (PARTITION BY {{Key}} ORDER BY _load, _file, _sheet, _row)
        )
        WHERE nth > 1 AND _f IS NOT NULL
        """;

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
