-- One row per town, service and month: asked and matched in the three months up to it, waiting and unused at its end.
-- A town whose line of one month did not land keeps what it told of the two before; what stood at the month's end is then not known.
WITH frame AS (
  SELECT months.month, places.town, places.service
  FROM (SELECT DISTINCT month FROM fct_match) AS months
  JOIN (SELECT town, service, min(month) AS first FROM fct_match GROUP BY town, service) AS places ON months.month >= places.first
),

recent AS (
  SELECT
    month,
    town,
    service,
    sum(asked) OVER three AS asked,
    sum(matched) OVER three AS matched,
    sum(days) OVER three AS days,
    waiting,
    unused
  FROM frame LEFT JOIN fct_match USING (month, town, service)
  WINDOW three AS (PARTITION BY town, service ORDER BY month RANGE BETWEEN INTERVAL 2 MONTH PRECEDING AND CURRENT ROW)
),

mart_match AS (
  SELECT
    month,
    NULL::VARCHAR AS village,
    town,
    service,
    asked,
    matched,
    days,
    waiting,
    unused,
    CASE WHEN waiting IS NOT NULL THEN least(waiting, unused) END AS unused_beside
  FROM recent
  WHERE asked IS NOT NULL
)

SELECT * FROM mart_match
