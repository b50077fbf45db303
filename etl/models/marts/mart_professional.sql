-- One row per town, profession and month: the last quarter's statement, with the leavers of four quarters.
WITH stated AS (
  SELECT
    *,
    lead(quarter) OVER (PARTITION BY town, kind ORDER BY quarter) AS next_quarter,
    CASE WHEN count(*) OVER four = 4 THEN sum(leavers) OVER four END AS leavers_year,
    CASE WHEN count(*) OVER four = 4 THEN sum(filled) OVER four END AS filled_quarters
  FROM fct_professional
  WINDOW four AS (PARTITION BY town, kind ORDER BY quarter RANGE BETWEEN INTERVAL 9 MONTH PRECEDING AND CURRENT ROW)
),

mart_professional AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    stated.town,
    stated.kind AS profession,
    stated.kind IN ('physiotherapist', 'occupational_therapist', 'speech_therapist') AS therapist,
    stated.posts,
    stated.filled,
    stated.needed,
    stated.in_need,
    stated.leavers_year,
    stated.filled_quarters / 4.0 AS filled_year
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month
    AND dim_month.month < coalesce(least(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH), stated.quarter + INTERVAL 6 MONTH)
)

SELECT * FROM mart_professional
