-- One row per institution and month: the last quarter's statement, at most six months old.
WITH stated AS (
  SELECT *, lead(quarter) OVER (PARTITION BY institution_no ORDER BY quarter) AS next_quarter FROM fct_institution
),

mart_institution AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    stated.town,
    stated.institution_no,
    stated.kind,
    coalesce(stated.grade::VARCHAR, 'none') AS grade,
    stated.grade IS NOT NULL AS assessed,
    coalesce(stated.grade IN ('a', 'b'), false) AS good,
    stated.standards_due,
    stated.standards_met,
    stated.clients,
    stated.complaints
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month
    AND dim_month.month < coalesce(least(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH), stated.quarter + INTERVAL 6 MONTH)
)

SELECT * FROM mart_institution
