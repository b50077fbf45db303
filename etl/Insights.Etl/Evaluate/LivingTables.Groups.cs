namespace Insights.Etl.Evaluate;

public sealed partial class LivingTables
{
    /// <summary>
    /// The city's mean income per head by who lives in the household, in the as-of month: grade of its certificate holders (the gravest decides; a split by
    /// grade alone: the law's notion of severe counts grade 3 of intellectual and mental disability too), their age by the month's law (the youngest decides), several holders, a child under
    /// 14. Interval as the cards' (linearised, a ratio of sums). Left out where the group or the rest has fewer than thirty households.
    /// </summary>
    private void Groups() => db.Execute(
        $"""
        INSERT INTO mart_living
        WITH holders AS (
          SELECT household_id, count(*) AS holders, min(grade) AS grade, min(age) AS age
          FROM fct_person_month WHERE month = $1 AND alive AND in_hukou AND cert_valid AND household_id IS NOT NULL GROUP BY household_id
        ), homes AS (
          SELECT income, members, unnest(list_filter([
            CASE WHEN grade <= 2 THEN 'severe' WHEN grade > 2 THEN 'moderate' END,
            CASE WHEN age < law.adult_age THEN 'holder_young' WHEN age >= law.elderly_age THEN 'holder_old' WHEN age >= law.adult_age THEN 'holder_adult' END,
            CASE WHEN holders > 1 THEN 'several' END,
            CASE WHEN young_members > 0 THEN 'child' END], code -> code IS NOT NULL)) AS code
          FROM mart_household_month AS home JOIN holders ON holders.household_id = home.household JOIN dim_parameter_month AS law ON law.month = home.month
          WHERE home.month = $1 AND income IS NOT NULL
        ), sums AS (
          SELECT code, count(*) AS n, sum(members) AS x, sum(income) / sum(members) AS mean, sum(income * income) AS yy, sum(income * members) AS xy, sum(members * members) AS xx
          FROM homes GROUP BY code
        ), spread AS (
          SELECT code, n, mean, {Z} * sqrt(greatest(0, n / (n - 1) * (yy - 2 * mean * xy + mean * mean * xx))) / x AS half FROM sums
        )
        SELECT '{City}', $1, code, 'per_head', 'mean', mean, mean - half, mean + half, n FROM spread
        WHERE n >= {LeastHouseholds} AND (SELECT count(*) FROM mart_household_month WHERE month = $1 AND income IS NOT NULL) - n >= {LeastHouseholds}
        """, asOf);
}
