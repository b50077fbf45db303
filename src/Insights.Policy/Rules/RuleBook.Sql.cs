using System.Globalization;
using System.Text;
using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>The rules and the dated amounts as DuckDB SQL.</summary>
public sealed partial class RuleBook
{
    /// <summary>
    /// One SELECT, one scan: person_id, month and for each programme p in order p_entitled BOOLEAN (NULL = unknown),
    /// p_due DOUBLE (yuan a month; NULL when not entitled), p_missing VARCHAR (column of the first missing fact, where entitled is unknown).
    /// </summary>
    /// <param name="personMonth">Relation with person_id, month and the fact columns.</param>
    /// <param name="parameters">Relation with month and one column for each parameter, as <see cref="ParameterSql"/> makes it.</param>
    /// <param name="programmes">Which to judge; absent: all.</param>
    public string JudgeSql(string personMonth = "fct_person_month", string parameters = "dim_parameter_month", IEnumerable<Programme>? programmes = null)
    {
        var judged = (programmes ?? Programmes).ToArray();
        var roots = judged.SelectMany(one => one.Versions).SelectMany(version => version.Clauses.Select(clause => clause.When.Root).Append(version.Amount.Root)).ToArray();
        var (source, sql) = Defined(roots, "f.person_id, f.month", personMonth, parameters);
        var verdicts = string.Join(",\n  ", judged.Select(programme => $"{Dated(programme, Entitled(sql), "FALSE")} AS {programme.Id}_entitled"));
        var results = new StringBuilder();
        foreach (var programme in judged)
        {
            var p = programme.Id;
            results.Append($",\n  {p}_entitled,\n  CASE WHEN {p}_entitled THEN {Dated(programme, version => Due(sql, version), "NULL")} END AS {p}_due")
                .Append($",\n  CASE WHEN {p}_entitled IS NULL THEN {Dated(programme, version => Missing(sql, version), "NULL")} END AS {p}_missing");
        }

        return $"SELECT person_id, month{results}\nFROM (\n  SELECT *,\n  {verdicts}\n  FROM ({source}))";
    }

    /// <summary>The facts and parameters that the expressions read and the definitions that they name, each computed once; and how to write an expression over them.</summary>
    private (string Source, FeelSql Sql) Defined(IReadOnlyCollection<FeelNode> roots, string keys, string personMonth, string parameters)
    {
        var reads = roots.SelectMany(root => root.Everything()).OfType<ReadNode>().Select(node => node.Symbol.Key).ToHashSet(StringComparer.Ordinal);
        var source = $"SELECT {keys}, {string.Join(", ", Facts.Where(fact => reads.Contains(fact.Column)).Select(fact => $"f.{fact.Symbol.Sql}"))}"
            + $", {string.Join(", ", Parameters.Where(parameter => reads.Contains(parameter.Id)).Select(parameter => $"p.\"{parameter.Id}\""))}"
            + $" FROM {personMonth} AS f LEFT JOIN {parameters} AS p ON p.month = f.month";
        var ready = new HashSet<FeelDefinition>();
        var sql = new FeelSql(definition => ready.Contains(definition) ? Column(definition) : null);
        foreach (var layer in Layers(roots))
        {
            source = $"SELECT *, {string.Join(", ", layer.Select(one => $"{sql.Text(one.Body)} AS {Column(one)}"))} FROM ({source})";
            ready.UnionWith(layer);
        }

        return (source, sql);
    }

    /// <summary>The judged relation of the recorded programmes turned long: person_id, month, programme, entitled, due, missing; those not entitled are left out.</summary>
    /// <param name="programmeType">SQL type of the programme column; an ENUM of the ids groups and joins faster than text.</param>
    public string VerdictSql(string judged = "int_judged", string programmeType = "VARCHAR") => string.Join("\nUNION ALL\n", Recorded.Select(programme =>
        $"SELECT person_id, month, {FeelSql.Quote(programme.Id)}::{programmeType} AS programme, {programme.Id}_entitled AS entitled, {programme.Id}_due AS due, "
        + $"{programme.Id}_missing AS missing FROM {judged} WHERE {programme.Id}_entitled IS NULL OR {programme.Id}_entitled"));

    /// <summary>Rows of dim_parameter_month: month and one DOUBLE column for each parameter (NULL before its first entry).</summary>
    public string ParameterSql(DateOnly firstMonth, DateOnly lastMonth)
    {
        var rows = ParameterRows(firstMonth, lastMonth).Select(row =>
            $"({FeelSql.Date(row.Month)}, {string.Join(", ", row.Values.Select(value => value is { } known ? FeelSql.Double(known) : "NULL::DOUBLE"))})");
        return $"SELECT * FROM (VALUES\n  {string.Join(",\n  ", rows)}\n) AS parameter_month(month, {string.Join(", ", Parameters.Select(one => $"\"{one.Id}\""))})";
    }

    /// <summary>One row for each month, values in the order of <see cref="Parameters"/>.</summary>
    public IEnumerable<(DateOnly Month, IReadOnlyList<decimal?> Values)> ParameterRows(DateOnly firstMonth, DateOnly lastMonth)
    {
        for (var month = firstMonth; month <= lastMonth; month = month.AddMonths(1))
        {
            yield return (month, [.. Parameters.Select(parameter => parameter.In(month)?.Value)]);
        }
    }

    /// <summary>Rows of meta_parameter: programme, parameter, name_zh, name_en, from_month, value, unit, confidence, source, source_en (NULL where the source is given in one language only).</summary>
    public string ParameterEntrySql() => "SELECT * FROM (VALUES\n  " + string.Join(",\n  ", Parameters.SelectMany(parameter => parameter.Entries.Select(entry =>
        $"({Texts(parameter.Programme, parameter.Id, parameter.Name.Zh, parameter.Name.En)}, {FeelSql.Date(entry.From)}, {FeelSql.Double(entry.Value)}, "
        + $"{Texts(parameter.Unit, entry.Confidence, entry.Source)}, {(entry.SourceEn is { } english ? FeelSql.Quote(english) : "NULL")})")))
        + "\n) AS entry(programme, parameter, name_zh, name_en, from_month, value, unit, confidence, source, source_en)";

    /// <summary>Rows of dim_programme, the recorded programmes: programme, ordinal, name_zh, name_en, clause, unit, statutory_days, back_pay_months, decline_asked_again_months, rule_hash.</summary>
    public string ProgrammeSql() => "SELECT * FROM (VALUES\n  " + string.Join(",\n  ", Recorded.Select(one =>
        $"({Texts(one.Id)}, {one.Order}, {Texts(one.Name.Zh, one.Name.En, one.Clause, one.Unit)}, {one.StatutoryDays}, {one.BackPayMonths}, "
        + $"{one.DeclineAskedAgainMonths}, {Texts(one.Hash)})"))
        + "\n) AS programme(programme, ordinal, name_zh, name_en, clause, unit, statutory_days, back_pay_months, decline_asked_again_months, rule_hash)";

    /// <summary>Rows of meta_rule, the versions of the recorded programmes' rules: programme, from_month, to_month (NULL where it holds without end), document, document_en.</summary>
    public string RuleSql() => "SELECT * FROM (VALUES\n  " + string.Join(",\n  ", Recorded.SelectMany(one => one.Versions.Select(rule =>
        $"({Texts(one.Id)}, {FeelSql.Date(rule.From)}, {(rule.To is { } to ? FeelSql.Date(to) : "NULL::DATE")}, {Texts(rule.Document)}, {(rule.DocumentEn is { } english ? FeelSql.Quote(english) : "NULL::VARCHAR")})")))
        + "\n) AS rule(programme, from_month, to_month, document, document_en)";

    /// <summary>Rows of dim_service, the programmes told by registers of services: programme, feed, months, statutory_days, of_household.</summary>
    public string ServiceSql() => Served.Any()
        ? "SELECT * FROM (VALUES\n  " + string.Join(",\n  ", Served.Select(one =>
            $"({Texts(one.Id, one.Service!.Feed)}, {one.Service.Months}, {one.StatutoryDays}, {(one.Unit == "household" ? "TRUE" : "FALSE")})"))
            + "\n) AS service(programme, feed, months, statutory_days, of_household)"
        : "SELECT '' AS programme, '' AS feed, 0 AS months, 0 AS statutory_days, FALSE AS of_household WHERE FALSE";

    /// <summary>Rows that say how each fact is called where it is missing and who owes it: fact (the column), name_zh, name_en, feed, department_zh, department_en.</summary>
    public string FactSql() => "SELECT * FROM (VALUES\n  " + string.Join(",\n  ", Facts.Select(fact =>
        $"({Texts(fact.Column, fact.Asked.Zh, fact.Asked.En, fact.Feed, fact.Department.Zh, fact.Department.En)})"))
        + "\n) AS fact(fact, name_zh, name_en, feed, department_zh, department_en)";

    /// <summary>No rows, but the columns that the rules read: person_id, month and every fact.</summary>
    public string EmptyPersonMonthSql() => $"SELECT NULL::BIGINT AS person_id, NULL::DATE AS month, "
        + $"{string.Join(", ", Facts.Select(fact => $"NULL::{fact.SqlType} AS {fact.Symbol.Sql}"))} WHERE FALSE";

    private static string Texts(params string[] texts) => string.Join(", ", texts.Select(FeelSql.Quote));

    private static string Column(FeelDefinition definition) => $"\"definition_{definition.Key}\"";

    /// <summary>Definitions in layers, each reading only those before it, so that each is computed once for all programmes.</summary>
    private List<FeelDefinition[]> Layers(IEnumerable<FeelNode> roots)
    {
        var layers = new List<FeelDefinition[]>();
        var used = roots.SelectMany(root => root.Everything()).OfType<DefinedNode>().Select(named => named.Definition).ToHashSet();
        var done = new HashSet<FeelDefinition>();
        while (done.Count < used.Count)
        {
            var next = Definitions.Select(one => one.Definition).Where(used.Contains).Where(one => !done.Contains(one)
                && one.Body.Everything().OfType<DefinedNode>().All(inner => done.Contains(inner.Definition))).ToArray();
            layers.Add(next);
            done.UnionWith(next);
        }

        return layers;
    }

    /// <summary>The rule of the month; outside every version <paramref name="otherwise"/>.</summary>
    private static string Dated(Programme programme, Func<RuleVersion, string> text, string otherwise) =>
        $"CASE {string.Join(' ', programme.Versions.Select(version =>
            $"WHEN month >= {FeelSql.Date(version.From)}{(version.To is { } to ? $" AND month <= {FeelSql.Date(to)}" : "")} THEN {text(version)}"))} ELSE {otherwise} END";

    private static Func<RuleVersion, string> Entitled(FeelSql sql) => version =>
        $"({string.Join(" AND ", version.Clauses.Select(clause => sql.Text(clause.When.Root)))})";

    private static string Due(FeelSql sql, RuleVersion version) => sql.Amount(version.Amount.Root);

    private static string Missing(FeelSql sql, RuleVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"CASE {string.Join(' ', version.Clauses.Where(clause => clause.When.Root.MayBeUnknown).Select(clause =>
            $"WHEN {sql.Text(clause.When.Root)} IS NULL THEN {sql.Missing(clause.When.Root)}"))} END");
}
