-- One row per village and month: the last quarter's statement, at most six months old.
WITH stated AS (
  SELECT *, lead(quarter) OVER (PARTITION BY village ORDER BY quarter) AS next_quarter FROM fct_commissioner
),

mart_commissioner AS (
  SELECT
    dim_month.month,
    stated.* EXCLUDE (quarter, next_quarter)
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month
    AND dim_month.month < coalesce(least(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH), stated.quarter + INTERVAL 6 MONTH)
)

SELECT * FROM mart_commissioner
