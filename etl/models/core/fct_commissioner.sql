-- One row per village and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_commissioners
),

fct_commissioner AS (
  SELECT quarter, village, town, posts, filled, home_visits, tasks_due, tasks_on_time,
    cases_checked, cases_good, services, asked, satisfied
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, village ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_commissioner
