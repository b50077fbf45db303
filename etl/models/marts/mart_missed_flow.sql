-- One row per person and month in which the person began to be missed (in) or ceased to be (out), and why; people, not cases.
WITH people AS (
  SELECT * FROM mart_person_state WHERE programme = 'all'
),

missed AS (
  SELECT person_id, month, village, town FROM people WHERE missed
),

entered AS (
  SELECT
    now.person_id, now.month, now.village, now.town, 'in' AS direction,
    CASE
      WHEN before.person_id IS NULL OR NOT (before.entitled OR before.unknown OR before.unknown_paid) THEN 'new_entitlement'
      WHEN before.in_process THEN 'expired_application'
      WHEN before.declined THEN 'reopened'
      WHEN before.covered THEN 'stopped'
      ELSE 'other_in'
    END AS flow
  FROM missed AS now
  LEFT JOIN people AS before
    ON before.person_id = now.person_id AND before.month = (now.month - INTERVAL 1 MONTH)::DATE
  WHERE now.month > (SELECT min(month) FROM dim_month) AND NOT coalesce(before.missed, false)
),

went AS (
  SELECT
    before.person_id, dim_month.month, before.village, before.town, 'out' AS direction,
    CASE
      WHEN now.covered THEN 'paid'
      WHEN now.in_process THEN 'in_process'
      WHEN now.declined THEN 'declined'
      WHEN now.unknown OR now.unknown_paid THEN 'other_out'
      WHEN NOT coalesce(population.alive AND population.in_hukou, false) THEN 'died_moved'
      ELSE 'not_entitled'
    END AS flow
  FROM missed AS before
  JOIN dim_month ON dim_month.month = (before.month + INTERVAL 1 MONTH)::DATE
  LEFT JOIN people AS now ON now.person_id = before.person_id AND now.month = dim_month.month
  LEFT JOIN fct_person_month AS population
    ON population.person_id = before.person_id AND population.month = dim_month.month
  WHERE NOT coalesce(now.missed, false)
),

mart_missed_flow AS (
  SELECT * FROM entered
  UNION ALL
  SELECT * FROM went
)

SELECT * FROM mart_missed_flow
