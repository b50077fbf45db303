-- One row per party branch and month: what was due and done in the twelve months up to it.
WITH mart_party_work AS (
  SELECT
    month,
    NULL::VARCHAR AS village,
    town,
    branch,
    sum(tasks_due) OVER last_year AS tasks_due,
    sum(tasks_done) OVER last_year AS tasks_done,
    sum(home_visits) OVER last_year AS home_visits
  FROM fct_party_work
  WINDOW last_year AS (PARTITION BY branch ORDER BY month RANGE BETWEEN INTERVAL 11 MONTH PRECEDING AND CURRENT ROW)
)

SELECT * FROM mart_party_work
