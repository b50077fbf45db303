-- One row per party branch and month: the last quarter's statement, at most six months old.
WITH stated AS (
  SELECT *, lead(quarter) OVER (PARTITION BY branch ORDER BY quarter) AS next_quarter FROM fct_party_branch
),

mart_party_branch AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    stated.town,
    stated.branch,
    stated.unit_kind,
    stated.score,
    stated.standard
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month
    AND dim_month.month < coalesce(least(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH), stated.quarter + INTERVAL 6 MONTH)
)

SELECT * FROM mart_party_branch
