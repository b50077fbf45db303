-- One row per building project and month: the last statement, for three months at most; a project in use is stated no more and leaves after them.
WITH stated AS (
  SELECT *, lead(month) OVER (PARTITION BY project_no ORDER BY month) AS next_month FROM fct_construction
),

mart_construction AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    NULL::VARCHAR AS town,
    stated.month AS stated_in,
    stated.project_no,
    stated.name,
    stated.kind,
    stated.places,
    stated.planned_yuan,
    stated.invested_yuan,
    -- What stands, in yuan of the plan: so that of two projects the larger weighs more.
    stated.planned_yuan * stated.progress / 100 AS built_yuan,
    stated.progress,
    stated.milestone,
    stated.started_on,
    stated.planned_on,
    stated.expected_on,
    -- Earlier than planned is not late: it makes up for no other project's delay.
    greatest(datediff('day', stated.planned_on, stated.expected_on), 0)::BIGINT AS days_late
  FROM dim_month
  JOIN stated
    ON stated.month <= dim_month.month AND dim_month.month < coalesce(stated.next_month, stated.month + INTERVAL 3 MONTH)
)

SELECT * FROM mart_construction
