using Insights.Etl.Contracts;
using Insights.Etl.Read;

namespace Insights.Etl.Check;

/// <summary>
/// One small table a column: every distinct text of it, the value it stands for, and the reason where it stands for none.
/// We chose to judge distinct texts because a million pay lines hold a few thousand identity numbers and a few dozen months.
/// </summary>
public static class ColumnSql
{
    public static string SqlType(CellType type) => type switch
    {
        CellType.Date or CellType.Month => "DATE",
        CellType.Year or CellType.Whole => "INTEGER",
        CellType.Number or CellType.Percent => "DOUBLE",
        CellType.Yuan => "DECIMAL(12, 2)",
        CellType.Bool => "BOOLEAN",
        _ => "VARCHAR",
    };

    /// <summary>Columns that are judged alike share one table: the same type and the same words.</summary>
    public static string Kind(ContractColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Type == CellType.Village ? column.Name : $"{column.Type} {string.Join('|', column.Codes.Select(c => $"{c.Word}={c.Code}"))}";
    }

    /// <summary>Table of raw (the text; with a village also its town's text), v (value or NULL), r (reason, NULL, or '' where another column is at fault).</summary>
    /// <param name="columns">Columns of one kind.</param>
    public static string Judgement(Contract contract, IReadOnlyList<ContractColumn> columns, string table)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(columns);
        return columns[0].Type == CellType.Village
            ? Village(contract, columns[0], table, RawTables.Name(contract.Feed))
            : $"CREATE TABLE {table} AS\n{Judged(contract, columns, string.Empty)}";
    }

    /// <summary>Adds to a table of judgements those texts that it does not have.</summary>
    /// <param name="columns">Columns of one kind.</param>
    public static string Further(Contract contract, IReadOnlyList<ContractColumn> columns, string table) =>
        $"INSERT INTO {table}\n{Judged(contract, columns, $" ANTI JOIN {table} USING (raw)")}";

    private static string Judged(Contract contract, IReadOnlyList<ContractColumn> columns, string but)
    {
        var raw = RawTables.Name(contract.Feed);
        var column = columns[0];
        var (steps, value, reason) = Forms(column);
        var words = column.Codes.Count == 0
            ? string.Empty
            : $"LEFT JOIN (VALUES {string.Join(", ", column.Codes.Select(c => (Word: HeaderText.Plain(c.Word), c.Code)).Distinct().Select(w => $"({Sql.Text(w.Word)}, {Sql.Text(w.Code)})"))}) AS words(word, code) ON words.word = plain(t)";
        var towns = column.Type == CellType.Town ? "LEFT JOIN town_form ON town_form.form = plain(t)" : string.Empty;
        var all = string.Join(" UNION ALL ", columns.Select(c => $"SELECT {Sql.Name(c.Name)} AS raw FROM {raw} WHERE {Sql.Name(c.Name)} IS NOT NULL"));
        var texts = $"SELECT DISTINCT raw, raw AS t, NULL::BIGINT AS n FROM ({all}){but}";
        foreach (var step in steps)
        {
            // One projection a step: the next one names its result as often as it likes.
            texts = step.StartsWith("n:", StringComparison.Ordinal) ? $"SELECT raw, t, {step[2..]} AS n FROM ({texts})" : $"SELECT raw, {step} AS t, n FROM ({texts})";
        }

        return $$"""
            WITH judged AS (SELECT raw, t, n, CASE WHEN NOT is_formula(raw) THEN {{value}} END AS v FROM ({{texts}}) {{words}} {{towns}})
            SELECT raw, v::{{SqlType(column.Type)}} AS v, CASE WHEN is_formula(raw) THEN 'formula' WHEN v IS NULL AND said(t) IS NOT NULL THEN {{reason}} END AS r FROM judged
            """;
    }

    /// <summary>The condition that finds a raw row's judgement.</summary>
    public static string On(Contract contract, ContractColumn column, string table)
    {
        ArgumentNullException.ThrowIfNull(column);
        var same = $"raw.{Sql.Name(column.Name)} = {table}.raw";
        return column.Type == CellType.Village
            ? $"{same} AND raw.{Sql.Name(TownOf(contract, column).Name)} IS NOT DISTINCT FROM {table}.town"
            : same;
    }

    /// <summary>The town inside which a village is looked for: the nearest town column before it.</summary>
    public static ContractColumn TownOf(Contract contract, ContractColumn village)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Columns.TakeWhile(c => c != village).Last(c => c.Type == CellType.Town);
    }

    private static (string[] Steps, string Value, string Reason) Forms(ContractColumn column) => column.Type switch
    {
        CellType.Id => (
            ["tidy(t)", "upper(tight(said(t)))", "identity_text(t)", "n:identity_number(t)", "identity_upgraded(t, n)"],
            "CASE WHEN identity_fault(t, n) IS NULL THEN t END", "identity_fault(t, n)"),
        CellType.CertNo => (["tidy(t)", "upper(tight(said(t)))"], "CASE WHEN certificate_fault(t) IS NULL THEN t END", "certificate_fault(t)"),
        CellType.Reference => (["tidy(t)", "upper(tight(said(t)))"], "CASE WHEN reference_fault(t) IS NULL THEN t END", "reference_fault(t)"),
        CellType.Name => (["neat(t)", "CASE WHEN strlen(t) = length(t) THEN t ELSE tight(t) END"], "CASE WHEN legible(t) THEN t END", "'unreadable_text'"),
        CellType.Text => (["neat(t)"], "CASE WHEN legible(t) THEN t END", "'unreadable_text'"),
        CellType.Date => (["tidy(t)", "said(t)"], "day_of(t)", "day_fault(t)"),
        CellType.Month => (["tidy(t)", "said(t)"], "month_of(t)", "'not_a_month'"),
        CellType.Year => (["tidy(t)", "tight(said(t))"], "year_of(t)", "'not_a_year'"),
        CellType.Whole when column.Codes.Count > 0 => (["tidy(t)"], "words.code", "'unknown_code'"),
        CellType.Whole => (["tidy(t)", "said(t)"], "whole_of(t)", "'not_a_number'"),
        CellType.Number => (["tidy(t)", "said(t)"], "number_of(t)", "'not_a_number'"),
        CellType.Percent => (["tidy(t)", "said(t)", "tight(t)"], "percent_of(t)", "percent_fault(t)"),
        CellType.Yuan => (["tidy(t)", "said(t)", "amount_text(t)"], "yuan_of(t)", "'not_an_amount'"),
        CellType.Bool when column.Codes.Count > 0 => (["tidy(t)"], "coalesce(words.code::BOOLEAN, yes_of(t))", "'not_yes_or_no'"),
        CellType.Bool => (["tidy(t)"], "coalesce(yes_of(t), CASE plain(t) WHEN '有' THEN true WHEN '无' THEN false END)", "'not_yes_or_no'"),
        CellType.Code => (["tidy(t)"], "words.code", "'unknown_code'"),
        CellType.Town => (["tidy(t)", "said(t)"], "town_form.code", "'unknown_town'"),
        CellType.Components => (["tidy(t)", "said(t)"], "components_of(t)", "'unknown_component'"),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "no SQL form"),
    };

    private static string Village(Contract contract, ContractColumn column, string table, string raw)
    {
        var town = TownOf(contract, column);
        return $$"""
            CREATE TABLE {{table}} AS
            WITH pairs AS (
              SELECT {{Sql.Name(town.Name)}} AS town, {{Sql.Name(column.Name)}} AS raw, said(tidy(raw)) AS t,
                (SELECT code FROM town_form WHERE form = plain(said(tidy({{Sql.Name(town.Name)}})))) AS town_code
              FROM (SELECT DISTINCT {{Sql.Name(town.Name)}}, {{Sql.Name(column.Name)}} FROM {{raw}} WHERE {{Sql.Name(column.Name)}} IS NOT NULL)
            ),
            spellings AS (
              SELECT DISTINCT town_code, t, tight(t) AS form, 0 AS cost FROM pairs WHERE t IS NOT NULL
              UNION ALL
              SELECT DISTINCT town_code, t, village_base(tight(t)), 1 FROM pairs WHERE village_base(tight(t)) NOT IN ('', tight(t))
            ),
            hits AS (
              SELECT spellings.town_code, t, code, min(cost + rank) AS far
              FROM spellings JOIN village_form USING (form) WHERE village_form.town = spellings.town_code
              GROUP BY ALL
            ),
            nearest AS (SELECT town_code, t, min(code) AS code, count(*) AS codes FROM (SELECT * FROM hits QUALIFY far = min(far) OVER (PARTITION BY town_code, t)) GROUP BY ALL)
            SELECT pairs.town, pairs.raw, CASE WHEN codes = 1 THEN nearest.code END AS v,
              CASE WHEN pairs.t IS NULL OR codes = 1 THEN NULL WHEN pairs.town_code IS NULL AND said(tidy(pairs.town)) IS NOT NULL THEN ''
                WHEN codes > 1 THEN 'village_ambiguous' ELSE 'unknown_village' END AS r
            FROM pairs LEFT JOIN nearest USING (town_code, t)
            """;
    }
}
