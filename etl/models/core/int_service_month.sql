-- One row per person and month: what of the services holds, as flags, and since when the person waits.
-- Each kind of spell is a bit, so that spreading over months carries one number and grouping sets bits instead of asking each name again.
WITH kinds AS (
  SELECT what, bit::UINTEGER AS bit
  FROM (
    VALUES
      ('rehabilitation_need', 1), ('rehabilitation_met', 2), ('rehabilitation_served', 4), ('device_need', 8), ('device_met', 16), ('device_served', 32),
      ('care_residential', 64), ('care_day', 128), ('care_home', 256), ('training_served', 1024), ('startup_served', 1024),
      ('job_coach_served', 1024), ('home_done', 2048), ('home_served', 4096), ('activity_culture', 8192), ('activity_recreation', 8192),
      ('activity_sport', 16384), ('medical_aid', 32768), ('temporary_aid', 32768), ('charity', 65536), ('child_rehab', 131072),
      ('work_quota', 512), ('work_concentrated', 262144), ('work_self_employed', 524288), ('work_welfare_post', 1048576), ('work_supported', 2097152), ('work_flexible', 4194304)
  ) AS kind (what, bit)
),

spells AS (
  SELECT
    spell.person_id,
    -- Spans as numbers of months, so that spreading them compares whole numbers.
    greatest(datediff('month', DATE '2000-01-01', spell.from_month), datediff('month', DATE '2000-01-01', run.first_month)) AS first,
    least(datediff('month', DATE '2000-01-01', spell.to_month), datediff('month', DATE '2000-01-01', run.as_of)) AS last,
    coalesce(kinds.bit, 0::UINTEGER) AS bit,
    CASE WHEN spell.what = 'rehabilitation_waiting' THEN spell.opened_on END AS rehab_since,
    CASE WHEN spell.what = 'device_waiting' THEN spell.opened_on END AS device_since,
    CASE WHEN spell.what = 'care_waiting' THEN spell.opened_on END AS care_since,
    CASE WHEN spell.what = 'home_waiting' THEN spell.opened_on END AS home_since
  FROM int_service_spell AS spell
  CROSS JOIN run_parameter AS run
  LEFT JOIN kinds ON kinds.what = spell.what
),

spread AS (
  SELECT person_id, unnest(range(first, last + 1)) AS number, bit, rehab_since, device_since, care_since, home_since
  FROM spells
),

months AS (
  SELECT
    person_id,
    number,
    bit_or(bit) AS bits,
    min(rehab_since) AS rehab_since,
    min(device_since) AS device_since,
    min(care_since) AS care_since,
    min(home_since) AS home_since
  FROM spread
  GROUP BY person_id, number
),

int_service_month AS (
  SELECT
    person_id,
    (DATE '2000-01-01' + to_months(number::INTEGER))::DATE AS month,
    bits & 1 > 0 AS rehab_need,
    bits & 2 > 0 AS rehab_met,
    bits & 4 > 0 AS rehab_served,
    rehab_since,
    bits & 8 > 0 AS device_need,
    bits & 16 > 0 AS device_met,
    bits & 32 > 0 AS device_served,
    device_since,
    bits & 64 > 0 AS care_residential,
    bits & 128 > 0 AS care_day,
    bits & 256 > 0 AS care_home,
    care_since,
    -- Who works in several forms is told by the steadiest.
    CASE WHEN bits & 512 > 0 THEN 'quota' WHEN bits & 262144 > 0 THEN 'concentrated' WHEN bits & 1048576 > 0 THEN 'welfare_post' WHEN bits & 524288 > 0 THEN 'self_employed'
      WHEN bits & 2097152 > 0 THEN 'supported' WHEN bits & 4194304 > 0 THEN 'flexible' END AS work_form,
    bits & 1024 > 0 AS job_served,
    bits & 2048 > 0 AS home_done,
    bits & 4096 > 0 AS home_served,
    home_since,
    bits & 8192 > 0 AS culture,
    bits & 16384 > 0 AS sport,
    bits & 32768 > 0 AS aided,
    bits & 65536 > 0 AS charity,
    bits & 131072 > 0 AS child_rehab
  FROM months
)

SELECT * FROM int_service_month
