-- One row per task of the working committee; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_coordination_tasks
),

fct_coordination_task AS (
  SELECT task_no, title, department, town, set_on, due_on, done_on
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY task_no ORDER BY _load DESC, done_on IS NULL, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_coordination_task
