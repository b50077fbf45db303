-- One row per organisation and month, and one per village that has stated no association: the last quarter's statement, at most six months old.
WITH stated AS (
  SELECT *, lead(quarter) OVER (PARTITION BY org_no ORDER BY quarter) AS next_quarter FROM fct_organisation
),

standing AS (
  SELECT dim_month.month, stated.*
  FROM dim_month
  JOIN stated
    ON stated.quarter <= dim_month.month
    AND dim_month.month < coalesce(least(stated.next_quarter, stated.quarter + INTERVAL 6 MONTH), stated.quarter + INTERVAL 6 MONTH)
),

-- The virtual units of the parks (…498) are no villages; every other one ought to have an association.
villages AS (
  SELECT dim_month.month, dim_place.code AS village, dim_place.parent AS town
  FROM dim_month CROSS JOIN dim_place
  WHERE dim_place.level = 'village' AND dim_place.code NOT LIKE '%498'
),

mart_organisation AS (
  SELECT
    villages.month, villages.village, villages.town, standing.org_no, 'village_association' AS kind, NULL::VARCHAR AS field,
    coalesce(standing.working, false) AS working, coalesce(standing.standard, false) AS standard, 0 AS members,
    coalesce(standing.activities, 0) AS activities
  FROM villages
  LEFT JOIN standing
    ON standing.month = villages.month AND standing.village = villages.village AND standing.kind = 'village_association'
  UNION ALL BY NAME
  SELECT
    month, NULL::VARCHAR AS village, town, org_no, kind, field, working, coalesce(standard, false) AS standard,
    coalesce(members, 0) AS members, activities
  FROM standing
  WHERE kind <> 'village_association'
)

SELECT * FROM mart_organisation
