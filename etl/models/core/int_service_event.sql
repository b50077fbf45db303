-- One row per event of a service: something began, was paid, was closed; the day, the days waited for it, yuan.
WITH cases AS (
  SELECT * FROM fct_case
),

begun AS (
  SELECT person_id, record_no, service AS event, kind, begun_on AS happened_on, datediff('day', opened_on, begun_on) AS days, yuan, own_yuan, NULL::BOOLEAN AS kept
  FROM cases
  WHERE begun_on IS NOT NULL AND service <> 'care'
),

opened AS (
  SELECT person_id, record_no, 'rights_opened' AS event, kind, opened_on AS happened_on, NULL AS days, NULL AS yuan, NULL AS own_yuan, NULL AS kept
  FROM cases
  WHERE service = 'rights'
),

-- The day on which a placement by a job coach is 3, 6 or 12 months old, and whether the person is still there.
milestones AS (
  SELECT
    person_id, record_no, 'kept_' || months AS event, kind, (begun_on + to_months(months))::DATE AS happened_on, NULL AS days, NULL AS yuan, NULL AS own_yuan,
    coalesce(ended_on >= begun_on + to_months(months), true) AS kept
  FROM cases
  CROSS JOIN (VALUES (3), (6), (12)) AS mark (months)
  WHERE service = 'job_coach' AND begun_on IS NOT NULL
),

activities AS (
  SELECT person_id, activity_no AS record_no, 'activity' AS event, kind, held_on AS happened_on, NULL AS days, NULL AS yuan, NULL AS own_yuan, NULL AS kept
  FROM fct_activity
),

aid AS (
  SELECT person_id, NULL AS record_no, 'aid' AS event, kind, month AS happened_on, NULL AS days, yuan, NULL AS own_yuan, NULL AS kept
  FROM fct_aid
),

int_service_event AS (
  SELECT * FROM begun
  UNION ALL
  SELECT * FROM opened
  UNION ALL
  SELECT * FROM milestones
  UNION ALL
  SELECT * FROM activities
  UNION ALL
  SELECT * FROM aid
)

SELECT * FROM int_service_event
WHERE happened_on <= (SELECT max(month_end) FROM dim_month)
