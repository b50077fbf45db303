-- One row per published programme amount, with its source and confidence.
WITH landed AS (
  SELECT * FROM landed_programme_amounts
  QUALIFY row_number() OVER (PARTITION BY programme, jurisdiction, year ORDER BY _load DESC, _file DESC, _row DESC) = 1
),

fct_published_amount AS (
  SELECT programme, jurisdiction, year, amount, unit, confidence, source, coalesce(source_zh, source) AS source_zh FROM landed
)

SELECT * FROM fct_published_amount
ORDER BY programme, jurisdiction, year
