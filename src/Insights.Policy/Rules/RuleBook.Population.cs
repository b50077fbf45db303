using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

public sealed partial class RuleBook
{
    /// <summary>
    /// The population that a what-if starts from, households together: one row per person at the as-of month with place, sex, every fact that
    /// rules may ask for (those of the survey by its latest answers, no older than 18 months), and for each recorded programme p its state in p_state (NULL: none; doubtful: a pay line in quarantine may be the person's),
    /// for each programme told by a register of services received, in_process or open (neither; NULL for everyone where the register did not come);
    /// living_* are the household's figures exactly as the living-standard measures count them, NULL where they do not count it;
    /// home_type says who lives together, NULL where no household is known.
    /// </summary>
    public string PopulationSql()
    {
        var states = string.Join(",\n    ", Recorded.Select(one => $"any_value(CASE WHEN missing IN ('payment_line', 'pay_list') THEN 'doubtful' ELSE state::VARCHAR END) FILTER (WHERE programme = {FeelSql.Quote(one.Id)}) AS {one.Id}_state"));
        var services = string.Join("", Served.Select(one => $",\n    any_value(state) FILTER (WHERE programme = {FeelSql.Quote(one.Id)}) AS {one.Id}_state"));
        var told = string.Join("", Served.Select(one => $",\n  CASE WHEN list_contains(told.programmes, {FeelSql.Quote(one.Id)}) THEN coalesce(services.{one.Id}_state, 'open') END AS {one.Id}_state"));
        return $"""
            WITH services AS (
              SELECT person_id{services}
              FROM int_service_receipt
              GROUP BY person_id
            ),

            told AS (
              SELECT coalesce(list(programme), []) AS programmes FROM int_service_told
            ),

            states AS (
              SELECT person_id,
                {states}
              FROM fct_entitlement
              WHERE month = (SELECT as_of FROM run_parameter)
              GROUP BY person_id
            ),

            answers AS (
              SELECT *
              FROM fct_survey
              WHERE make_date(year, 7, 1) <= (SELECT as_of FROM run_parameter)
                AND make_date(year, 7, 1) + INTERVAL 18 MONTH > (SELECT as_of FROM run_parameter)
              QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY year DESC) = 1
            )

            SELECT
              facts.person_id, facts.household_id, facts.month, facts.village, facts.town, dim_person.sex,
              {string.Join(", ", Facts.Where(fact => fact.Column is not ("town" or "village" or "sex")).Select(fact => $"{(fact.Feed == "survey" ? "answers" : "facts")}.{fact.Symbol.Sql}"))},
              {string.Join(", ", Recorded.Select(one => $"states.{one.Id}_state"))}{told},
              living.income AS living_income, living.members AS living_members, living.city_income AS living_city_income, living.household_type AS living_type, home.home_type
            FROM fct_person_month AS facts
            JOIN dim_person USING (person_id)
            CROSS JOIN told
            LEFT JOIN states USING (person_id)
            LEFT JOIN services ON services.person_id = facts.person_id
            LEFT JOIN answers ON answers.person_id = facts.person_id
            LEFT JOIN int_home_type AS home ON home.household_id = facts.household_id
            LEFT JOIN mart_household_month AS living ON living.household = facts.household_id AND living.month = (SELECT as_of FROM run_parameter)
            WHERE facts.month = (SELECT as_of FROM run_parameter)
            ORDER BY facts.household_id NULLS LAST, facts.person_id
            """;
    }
}
