-- One row per town, service and month: asked and matched in the three months up to it, waiting and unused at its end.
WITH mart_match AS (
  SELECT
    month,
    NULL::VARCHAR AS village,
    town,
    service,
    sum(asked) OVER recent AS asked,
    sum(matched) OVER recent AS matched,
    sum(days) OVER recent AS days,
    waiting,
    unused,
    least(waiting, unused) AS unused_beside
  FROM fct_match
  WINDOW recent AS (PARTITION BY town, service ORDER BY month RANGE BETWEEN INTERVAL 2 MONTH PRECEDING AND CURRENT ROW)
)

SELECT * FROM mart_match
