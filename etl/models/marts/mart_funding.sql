-- One row per line of money and month, with the budget of a year before and the spending of the last twelve months.
WITH december AS (
  SELECT year(month) AS year, unit, source, programme, spent FROM fct_funding WHERE month(month) = 12
),

mart_funding AS (
  SELECT
    now.month,
    NULL::VARCHAR AS village,
    now.town,
    now.unit,
    now.source AS money_source,
    now.programme AS money_use,
    now.budget,
    now.spent,
    before.budget AS budget_before,
    CASE WHEN before.budget IS NOT NULL THEN now.budget END AS budget_compared,
    CASE WHEN month(now.month) = 12 THEN now.spent ELSE now.spent + december.spent - before.spent END AS spent_year
  FROM fct_funding AS now
  LEFT JOIN fct_funding AS before
    ON before.month = now.month - INTERVAL 12 MONTH AND before.unit = now.unit
    AND before.source = now.source AND before.programme = now.programme
  LEFT JOIN december
    ON december.year = year(now.month) - 1 AND december.unit = now.unit
    AND december.source = now.source AND december.programme = now.programme
)

SELECT * FROM mart_funding
