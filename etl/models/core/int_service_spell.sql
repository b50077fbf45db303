-- One row per person and span of months in which something of the services holds: needed, served within twelve months, waiting, placed, at work.
WITH cases AS (
  SELECT
    *,
    date_trunc('month', opened_on)::DATE AS opened,
    date_trunc('month', begun_on)::DATE AS begun,
    date_trunc('month', ended_on)::DATE AS ended
  FROM fct_case
),

-- Whether a need is met is judged from the third month on, for a year: then the next yearly survey asks again. Judged earlier, every
-- autumn's new needs would look like a fall.
needs AS (
  SELECT person_id, service || '_need' AS what, opened_on, (opened + INTERVAL 3 MONTH)::DATE AS from_month, (opened + INTERVAL 14 MONTH)::DATE AS to_month
  FROM cases
  WHERE service IN ('rehabilitation', 'device')
),

met AS (
  SELECT person_id, service || '_met' AS what, opened_on, greatest(begun, (opened + INTERVAL 3 MONTH)::DATE) AS from_month, (opened + INTERVAL 14 MONTH)::DATE AS to_month
  FROM cases
  WHERE service IN ('rehabilitation', 'device') AND begun IS NOT NULL
),

served AS (
  SELECT person_id, service || '_served' AS what, opened_on, begun AS from_month, (begun + INTERVAL 11 MONTH)::DATE AS to_month
  FROM cases
  WHERE begun IS NOT NULL AND service IN ('rehabilitation', 'device', 'training', 'startup', 'job_coach', 'home')
),

-- Waiting at the end of the month. Care is waited for without a limit.
waiting AS (
  SELECT
    person_id, service || '_waiting' AS what, opened_on, opened AS from_month,
    least(
      (coalesce(begun, ended, DATE '9999-12-01') - INTERVAL 1 MONTH)::DATE,
      CASE WHEN service = 'care' THEN DATE '9999-12-01' ELSE (opened + INTERVAL 11 MONTH)::DATE END
    ) AS to_month
  FROM cases
  WHERE service IN ('rehabilitation', 'device', 'care', 'home')
),

-- Placed, or at work, at the end of the month.
lasting AS (
  SELECT
    person_id, service || '_' || kind AS what, opened_on,
    begun AS from_month, (coalesce(ended, DATE '9999-12-01') - INTERVAL 1 MONTH)::DATE AS to_month
  FROM cases
  WHERE begun IS NOT NULL AND service IN ('care', 'work')
),

modified AS (
  SELECT person_id, 'home_done' AS what, opened_on, begun AS from_month, DATE '9999-12-01' AS to_month
  FROM cases
  WHERE service = 'home' AND begun IS NOT NULL
),

active AS (
  SELECT
    person_id, 'activity_' || kind AS what, held_on AS opened_on,
    date_trunc('month', held_on)::DATE AS from_month, (date_trunc('month', held_on) + INTERVAL 11 MONTH)::DATE AS to_month
  FROM fct_activity
),

aided AS (
  SELECT person_id, kind AS what, month AS opened_on, month AS from_month, (month + INTERVAL 11 MONTH)::DATE AS to_month
  FROM fct_aid
),

in_training AS (
  SELECT person_id, 'child_rehab' AS what, applied_on AS opened_on, month AS from_month, (month + INTERVAL 11 MONTH)::DATE AS to_month
  FROM fct_child_rehab
  WHERE person_id IS NOT NULL AND training
),

int_service_spell AS (
  SELECT * FROM needs
  UNION ALL
  SELECT * FROM met
  UNION ALL
  SELECT * FROM served
  UNION ALL
  SELECT * FROM waiting
  UNION ALL
  SELECT * FROM lasting
  UNION ALL
  SELECT * FROM modified
  UNION ALL
  SELECT * FROM active
  UNION ALL
  SELECT * FROM aided
  UNION ALL
  SELECT * FROM in_training
)

SELECT DISTINCT person_id, what, opened_on, from_month, to_month
FROM int_service_spell
WHERE to_month >= from_month AND to_month >= (SELECT min(month) FROM dim_month) AND from_month <= (SELECT max(month) FROM dim_month)
