using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>Why somebody is not entitled, as DuckDB SQL.</summary>
public sealed partial class RuleBook
{
    /// <summary>
    /// For each of the rows that are not entitled the kind of the first clause that is not met (<see cref="RuleClause.Unmet"/>): person_id, programme, month, unmet.
    /// Judged for these rows alone: for all persons and months it would cost as much as the verdicts.
    /// </summary>
    /// <param name="rows">Relation with person_id, programme and month.</param>
    public string UnmetSql(string rows, string personMonth = "fct_person_month", string parameters = "dim_parameter_month")
    {
        var judged = Recorded.ToArray();
        var roots = judged.SelectMany(one => one.Versions).SelectMany(version => version.Clauses).Select(clause => clause.When.Root).ToArray();
        var (source, sql) = Defined(roots, "f.person_id, f.programme, f.month", $"(SELECT * FROM {rows} JOIN {personMonth} USING (person_id, month))", parameters);
        string First(RuleVersion version) =>
            $"CASE {string.Join(' ', version.Clauses.Select(clause => $"WHEN NOT ({sql.Text(clause.When.Root)}) THEN {FeelSql.Quote(clause.Unmet)}"))} ELSE {FeelSql.Quote(RuleClause.Other)} END";
        var kinds = string.Join(' ', judged.Select(programme => $"WHEN {FeelSql.Quote(programme.Id)} THEN {Dated(programme, First, FeelSql.Quote(RuleClause.Other))}"));
        var values = string.Join(", ", RuleClause.Kinds.Select(FeelSql.Quote));
        return $"SELECT person_id, programme, month, CAST(CASE CAST(programme AS VARCHAR) {kinds} END AS ENUM({values})) AS unmet\nFROM ({source})";
    }
}
