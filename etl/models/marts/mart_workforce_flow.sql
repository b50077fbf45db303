-- One row per profession of the whole city: posts, staff, what the standard asks for and people in need by each town's last statement, and the flows of
-- the last four quarters. A town that left a quarter out is not taken for one without staff: flows are counted where it stated two quarters in a row.
WITH stated AS (
  SELECT
    fct_professional.*,
    run.as_of,
    lag(quarter) OVER before AS quarter_before,
    lag(filled) OVER before AS filled_before,
    row_number() OVER (PARTITION BY town, kind ORDER BY quarter DESC) = 1 AND quarter > run.as_of - INTERVAL 6 MONTH AS is_last
  FROM fct_professional
  CROSS JOIN run_parameter AS run
  WHERE quarter <= run.as_of
  WINDOW before AS (PARTITION BY town, kind ORDER BY quarter)
),

stock AS (
  SELECT kind, count(*) AS towns, sum(posts) AS posts, sum(filled) AS filled, sum(needed) AS needed, sum(in_need) AS in_need
  FROM stated
  WHERE is_last
  GROUP BY kind
),

flows AS (
  SELECT kind, count(*) AS statements, sum(greatest(0, filled - filled_before + leavers)) AS hired, sum(leavers) AS leavers, sum(filled_before) AS staff
  FROM stated
  WHERE quarter > as_of - INTERVAL 12 MONTH AND quarter_before = quarter - INTERVAL 3 MONTH
  GROUP BY kind
),

needs AS (
  SELECT now.kind, sum(past.in_need) AS need_before, sum(now.in_need) AS need_after
  FROM stated AS now
  JOIN stated AS past ON past.town = now.town AND past.kind = now.kind AND past.quarter = now.quarter - INTERVAL 12 MONTH
  WHERE now.is_last
  GROUP BY now.kind
),

mart_workforce_flow AS (
  SELECT
    kind AS profession,
    stock.posts::DOUBLE AS posts,
    stock.filled::DOUBLE AS filled,
    stock.needed::DOUBLE AS needed,
    -- People in need not under ten.
    CASE WHEN stock.in_need >= 10 THEN stock.in_need END::DOUBLE AS in_need,
    flows.statements::DOUBLE / stock.towns AS quarters,
    flows.hired::DOUBLE AS hired,
    flows.leavers::DOUBLE AS leavers,
    flows.staff::DOUBLE AS staff,
    CASE WHEN needs.need_before >= 10 THEN needs.need_after / needs.need_before END::DOUBLE AS need_ratio
  FROM stock
  LEFT JOIN flows USING (kind)
  LEFT JOIN needs USING (kind)
)

SELECT * FROM mart_workforce_flow
