-- One row per building project and month; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_construction
),

fct_construction AS (
  SELECT month, project_no, name, kind, places, planned_yuan::DOUBLE AS planned_yuan, invested_yuan::DOUBLE AS invested_yuan, progress, milestone, started_on, planned_on, expected_on
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY month, project_no ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_construction
