namespace Insights.Etl.Evaluate;

public sealed partial class LivingTables
{
    /// <summary>
    /// What disability costs beside the gap, as far as an account of spending shows it: health care per head beyond the share that the nation's residents spend on it, at the households' own
    /// consumption. Of the households that keep an account, in the as-of month, with the interval of a ratio of sums; the nation's share is taken as it is.
    /// We chose the share and not the nation's yuan, because the city's price of living is not the nation's.
    /// </summary>
    private void Health() => db.Execute(
        $"""
        INSERT INTO mart_living
        WITH usual AS (
          SELECT max_by(part.value / whole.value, part.period) AS share
          FROM fct_statistic AS part JOIN fct_statistic AS whole ON whole.statistic = 'consumption_per_head' AND whole.area = part.area AND whole.period = part.period
          WHERE part.statistic = 'consumption_per_head_medical' AND part.area = '{Nation}' AND whole.value > 0
        ), homes AS (
          SELECT spend_medical - usual.share * consumption AS y, members AS x FROM mart_household_month, usual
          WHERE month = $1 AND spend_medical IS NOT NULL AND consumption IS NOT NULL AND usual.share IS NOT NULL
        ), ratio AS (SELECT sum(y) / sum(x) AS value, count(*) AS n, sum(x) AS x FROM homes)
        SELECT '{City}', $1, '', 'per_head', 'extra_health', value, value - half, value + half, n
        FROM (SELECT any_value(value) AS value, any_value(n) AS n, {Z} * sqrt(n / (n - 1) * sum(pow(homes.y - value * homes.x, 2))) / any_value(ratio.x) AS half FROM homes, ratio GROUP BY ratio.n)
        WHERE n >= {LeastHouseholds}
        """, asOf);
}
