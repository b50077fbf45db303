-- One row per published statistic, area and period, with its source and confidence.
WITH landed AS (
  SELECT * FROM landed_city_statistics
  QUALIFY row_number() OVER (PARTITION BY statistic, area, period ORDER BY _load DESC, _file DESC, _row DESC) = 1
),

fct_statistic AS (
  SELECT statistic, area, period, value, unit, confidence, source, coalesce(source_zh, source) AS source_zh, note, coalesce(note_zh, note) AS note_zh FROM landed
)

SELECT * FROM fct_statistic
ORDER BY statistic, area, period
