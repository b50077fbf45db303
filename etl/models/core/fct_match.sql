-- One row per town, service and month; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_matches
),

fct_match AS (
  SELECT month, town, service, asked, matched, days, waiting, unused
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY month, town, service ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_match
