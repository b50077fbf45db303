-- One row per project and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_projects
),

fct_project AS (
  SELECT quarter, project_no, title, kind, bay_area, town, started_on, concluded_on, adopted_on, firm, users
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, project_no ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_project
