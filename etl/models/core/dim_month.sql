-- One row per month of the record, first to as-of.
WITH run AS (
  SELECT * FROM run_parameter
),

dim_month AS (
  SELECT
    m.month::DATE AS month,
    last_day(m.month::DATE) AS month_end,
    year(m.month::DATE) AS year,
    row_number() OVER (ORDER BY m.month) AS ordinal
  FROM run
  CROSS JOIN generate_series(run.first_month::TIMESTAMP, run.as_of::TIMESTAMP, INTERVAL 1 MONTH) AS m (month)
)

SELECT * FROM dim_month
