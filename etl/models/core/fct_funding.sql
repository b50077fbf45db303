-- One row per line of money and month; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_funding
),

fct_funding AS (
  SELECT month, unit, town, source, programme, budget::DOUBLE AS budget, spent::DOUBLE AS spent
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY month, unit, source, programme ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_funding
