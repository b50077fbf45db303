-- One row per party branch and month; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_party_work
),

fct_party_work AS (
  SELECT month, branch, town, tasks_due, tasks_done, home_visits
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY month, branch ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_party_work
