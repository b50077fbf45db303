-- One row per project and month since it was first stated: the last statement.
WITH stated AS (
  SELECT *, lead(quarter) OVER (PARTITION BY project_no ORDER BY quarter) AS next_quarter FROM fct_project
),

mart_project AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    stated.town,
    stated.project_no,
    stated.kind,
    stated.bay_area,
    coalesce(stated.concluded_on > dim_month.month_end, true) AS running,
    coalesce(stated.concluded_on <= dim_month.month_end, false) AS concluded,
    coalesce(stated.adopted_on <= dim_month.month_end, false) AS adopted,
    coalesce(stated.users, 0) AS users,
    -- A firm in several projects under way is one firm: the first of them stands for it.
    CASE WHEN stated.firm IS NULL OR NOT running THEN 0
      WHEN row_number() OVER (PARTITION BY dim_month.month, stated.firm, running ORDER BY stated.project_no) = 1 THEN 1 ELSE 0 END AS firms
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month AND dim_month.month < coalesce(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH)
)

SELECT * FROM mart_project
