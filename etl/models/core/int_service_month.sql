-- One row per person and month: what of the services holds, as flags, and since when the person waits.
WITH spells AS (
  SELECT
    person_id,
    -- Spans as numbers of months, so that spreading them compares whole numbers.
    greatest(datediff('month', DATE '2000-01-01', from_month), datediff('month', DATE '2000-01-01', run.first_month)) AS first,
    least(datediff('month', DATE '2000-01-01', to_month), datediff('month', DATE '2000-01-01', run.as_of)) AS last,
    what,
    opened_on
  FROM int_service_spell
  CROSS JOIN run_parameter AS run
),

spread AS (
  SELECT person_id, unnest(range(first, last + 1)) AS number, what, opened_on
  FROM spells
),

int_service_month AS (
  SELECT
    person_id,
    (DATE '2000-01-01' + to_months(number::INTEGER))::DATE AS month,
    bool_or(what = 'rehabilitation_need') AS rehab_need,
    bool_or(what = 'rehabilitation_met') AS rehab_met,
    bool_or(what = 'rehabilitation_served') AS rehab_served,
    min(opened_on) FILTER (WHERE what = 'rehabilitation_waiting') AS rehab_since,
    bool_or(what = 'device_need') AS device_need,
    bool_or(what = 'device_met') AS device_met,
    bool_or(what = 'device_served') AS device_served,
    min(opened_on) FILTER (WHERE what = 'device_waiting') AS device_since,
    bool_or(what = 'care_residential') AS care_residential,
    bool_or(what = 'care_day') AS care_day,
    bool_or(what = 'care_home') AS care_home,
    min(opened_on) FILTER (WHERE what = 'care_waiting') AS care_since,
    bool_or(what = 'work') AS work,
    bool_or(what IN ('training_served', 'startup_served', 'job_coach_served')) AS job_served,
    bool_or(what = 'home_done') AS home_done,
    bool_or(what = 'home_served') AS home_served,
    min(opened_on) FILTER (WHERE what = 'home_waiting') AS home_since,
    bool_or(what IN ('activity_culture', 'activity_recreation')) AS culture,
    bool_or(what = 'activity_sport') AS sport,
    bool_or(what IN ('medical_aid', 'temporary_aid')) AS aided,
    bool_or(what = 'charity') AS charity,
    bool_or(what = 'child_rehab') AS child_rehab
  FROM spread
  GROUP BY person_id, number
)

SELECT * FROM int_service_month
