-- One row per town and month, and one for what is the city's alone: certificate holders, and what is measured against them.
WITH holders AS (
  SELECT month, town, count(*) AS holders FROM mart_person_month WHERE holder AND town IS NOT NULL GROUP BY ALL
),

members AS (
  SELECT month, town, sum(members) AS members FROM mart_organisation WHERE kind = 'special_association' GROUP BY ALL
),

visits AS (
  SELECT month, town, sum(home_visits) AS party_visits FROM mart_party_work GROUP BY ALL
),

staff AS (
  SELECT month, town, sum(filled) AS commissioners, sum(home_visits) AS commissioner_visits FROM mart_commissioner GROUP BY ALL
),

-- Three months up to the month's end.
requests AS (
  SELECT dim_month.month, fct_service_request.town, count(*) AS requests
  FROM fct_service_request
  JOIN dim_month
    ON fct_service_request.received_on <= dim_month.month_end AND fct_service_request.received_on >= dim_month.month - INTERVAL 2 MONTH
  GROUP BY ALL
),

money AS (
  SELECT month, town, sum(spent_year) AS spent_year FROM mart_funding GROUP BY ALL
),

frame AS (
  SELECT dim_month.month, dim_place.code AS town FROM dim_month CROSS JOIN dim_place WHERE dim_place.level = 'town'
  UNION ALL
  SELECT month, NULL FROM dim_month
),

mart_place_month AS (
  SELECT
    frame.month,
    NULL::VARCHAR AS village,
    frame.town,
    coalesce(holders.holders, 0) AS holders,
    coalesce(members.members, 0) AS members,
    coalesce(visits.party_visits, 0) AS party_visits,
    coalesce(staff.commissioners, 0) AS commissioners,
    coalesce(staff.commissioner_visits, 0) AS commissioner_visits,
    coalesce(requests.requests, 0) AS requests,
    coalesce(money.spent_year, 0) AS spent_year
  FROM frame
  LEFT JOIN holders ON holders.month = frame.month AND holders.town IS NOT DISTINCT FROM frame.town
  LEFT JOIN members ON members.month = frame.month AND members.town IS NOT DISTINCT FROM frame.town
  LEFT JOIN visits ON visits.month = frame.month AND visits.town IS NOT DISTINCT FROM frame.town
  LEFT JOIN staff ON staff.month = frame.month AND staff.town IS NOT DISTINCT FROM frame.town
  LEFT JOIN requests ON requests.month = frame.month AND requests.town IS NOT DISTINCT FROM frame.town
  LEFT JOIN money ON money.month = frame.month AND money.town IS NOT DISTINCT FROM frame.town
)

SELECT * FROM mart_place_month
