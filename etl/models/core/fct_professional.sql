-- One row per town, profession and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_professionals
),

fct_professional AS (
  SELECT quarter, town, kind, posts, filled, leavers, needed, in_need
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, town, kind ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_professional
