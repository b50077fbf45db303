-- One row per person and month who is missed in the month (was: the state twelve months before) or was twelve months before and no longer is (became: the
-- state now); people, not cases. Who is still missed has one row, was: missed.
WITH people AS (
  SELECT person_id, month, village, town, missed, covered, in_process, declined, unknown OR unknown_paid AS unjudged FROM mart_person_state WHERE programme = 'all'
),

missed AS (
  SELECT person_id, month, village, town FROM people WHERE missed
),

ends AS (
  SELECT person_id, month, village, town, 'was' AS direction, (month - INTERVAL 12 MONTH)::DATE AS asked FROM missed
  UNION ALL BY NAME
  SELECT person_id, (month + INTERVAL 12 MONTH)::DATE AS month, village, town, 'became' AS direction, (month + INTERVAL 12 MONTH)::DATE AS asked FROM missed
),

mart_missed_year AS (
  SELECT
    ends.person_id, ends.month, ends.village, ends.town, ends.direction,
    CASE
      WHEN people.missed THEN 'missed'
      WHEN people.covered THEN 'covered'
      WHEN people.in_process THEN 'in_process'
      WHEN people.declined THEN 'declined'
      WHEN people.unjudged THEN 'unknown'
      WHEN population.alive AND population.in_hukou THEN 'not_entitled'
      WHEN ends.direction = 'was' THEN 'not_on_file'
      ELSE 'died_moved'
    END AS state
  FROM ends
  JOIN dim_month AS now ON now.month = ends.month
  JOIN dim_month AS past ON past.month = (ends.month - INTERVAL 12 MONTH)::DATE
  LEFT JOIN people ON people.person_id = ends.person_id AND people.month = ends.asked
  LEFT JOIN fct_person_month AS population ON population.person_id = ends.person_id AND population.month = ends.asked
  WHERE ends.direction = 'was' OR NOT coalesce(people.missed, false)
)

SELECT * FROM mart_missed_year
