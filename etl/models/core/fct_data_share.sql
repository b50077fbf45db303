-- One row per data set and month; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_data_sharing
),

fct_data_share AS (
  SELECT month, dataset, department, due_on, delivered_on, records, matched
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY month, dataset ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_data_share
