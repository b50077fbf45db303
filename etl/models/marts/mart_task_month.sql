-- One row per task and month: those due in the twelve months up to its end, as they stood then.
WITH tasks AS (
  SELECT 'reform' AS kind, task_no, 'federation' AS department, town, due_on, done_on FROM fct_reform_task
  UNION ALL BY NAME
  SELECT 'coordination' AS kind, task_no, department, town, due_on, done_on FROM fct_coordination_task
),

mart_task_month AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    tasks.town,
    tasks.kind,
    tasks.task_no,
    tasks.department,
    coalesce(tasks.done_on <= dim_month.month_end, false) AS done,
    coalesce(tasks.done_on <= tasks.due_on, false) AS on_time
  FROM tasks
  JOIN dim_month ON tasks.due_on <= dim_month.month_end AND tasks.due_on > dim_month.month_end - INTERVAL 12 MONTH
)

SELECT * FROM mart_task_month
