-- One row per event of a service and each of the twelve months that look back on it; children in rehabilitation once for each month of theirs.
WITH events AS (
  SELECT row_number() OVER () AS event_no, * EXCLUDE (record_no) FROM int_service_event
),

-- Place and certificate as they were on the day.
placed AS (
  SELECT events.*, history.village, history.town, history.category, person.sex, datesub('year', person.birth_date, events.happened_on)::INTEGER AS age
  FROM events
  ASOF LEFT JOIN dim_person_history AS history ON history.person_id = events.person_id AND history.valid_from <= events.happened_on
  JOIN dim_person AS person ON person.person_id = events.person_id
),

children AS (
  SELECT
    -row_number() OVER () AS event_no, child.month, NULL::place_code AS village, child.town::place_code AS town, NULL::INTEGER AS category, child.sex, child.age,
    CASE WHEN child.training THEN 'child' ELSE 'child_waiting' END AS event, child.kind,
    CASE WHEN NOT child.training THEN datediff('day', child.applied_on, last_day(child.month)) END AS days, child.yuan, NULL::DOUBLE AS own_yuan, NULL::BOOLEAN AS kept
  FROM fct_child_rehab AS child
),

mart_service_event AS (
  SELECT placed.event_no, dim_month.month, placed.village, placed.town, placed.category, placed.sex, placed.age,
    placed.event, placed.kind, placed.days, placed.yuan, placed.own_yuan, placed.kept
  FROM placed
  JOIN dim_month
    ON dim_month.month >= date_trunc('month', placed.happened_on)
    AND dim_month.month <= date_trunc('month', placed.happened_on) + INTERVAL 11 MONTH
  UNION ALL BY NAME
  SELECT * FROM children
  SEMI JOIN dim_month USING (month)
)

-- Compared two dozen times for each row while it is counted: as numbers.
SELECT
  * REPLACE (event::ENUM(
    'rehabilitation', 'device', 'work', 'training', 'startup', 'job_coach', 'home', 'rights', 'rights_opened', 'kept_3', 'kept_6', 'kept_12', 'activity', 'aid',
    'child', 'child_waiting'
  ) AS event)
FROM mart_service_event
