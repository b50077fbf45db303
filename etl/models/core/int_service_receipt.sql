-- One row per person of the as-of month and programme that a register of services tells: received within the programme's months, or asked for and still within the
-- statutory days. What lasts (a placement, an insurance) has a last day; what happens once has none.
WITH run AS (
  SELECT as_of, last_day(as_of) AS month_end FROM run_parameter
),

cases AS (
  SELECT
    CASE service WHEN 'device' THEN 'assistive_device' WHEN 'home' THEN 'home_modification' WHEN 'care' THEN 'care_' || kind ELSE 'job_support' END AS programme,
    person_id, opened_on, begun_on, ended_on, service = 'care' AS lasts
  FROM fct_case
  WHERE service IN ('device', 'home', 'care', 'training', 'startup', 'job_coach')
),

given AS (
  SELECT programme, person_id, begun_on AS from_day, CASE WHEN lasts THEN coalesce(ended_on, DATE '9999-12-31') END AS to_day
  FROM cases
  WHERE begun_on IS NOT NULL
  UNION ALL
  SELECT kind AS programme, person_id, month AS from_day, NULL AS to_day
  FROM fct_aid
  UNION ALL
  SELECT 'child_rehab' AS programme, person_id, month AS from_day, NULL AS to_day
  FROM fct_child_rehab
  WHERE training AND person_id IS NOT NULL
  UNION ALL
  SELECT 'medical_ins_proxy' AS programme, person_id, valid_from AS from_day, valid_to AS to_day
  FROM fct_insurance
  WHERE payer = 'government' AND medical = 'resident'
),

asked AS (
  SELECT programme, person_id, opened_on
  FROM cases
  CROSS JOIN run
  WHERE opened_on <= month_end AND coalesce(begun_on > month_end, true) AND coalesce(ended_on > month_end, true)
  UNION ALL
  SELECT 'child_rehab' AS programme, person_id, applied_on AS opened_on
  FROM fct_child_rehab
  JOIN run ON fct_child_rehab.month = run.as_of
  WHERE NOT training AND person_id IS NOT NULL
),

told AS (
  SELECT service.programme, given.person_id, true AS received, service.of_household
  FROM given
  JOIN dim_service AS service USING (programme)
  CROSS JOIN run
  WHERE given.from_day <= run.month_end
    AND CASE
      WHEN given.to_day IS NULL THEN given.from_day > last_day((run.as_of - to_months(service.months))::DATE)
      ELSE given.to_day > last_day((run.as_of - to_months(service.months - 1))::DATE)
    END
  UNION ALL
  SELECT service.programme, asked.person_id, false AS received, service.of_household
  FROM asked
  JOIN dim_service AS service USING (programme)
  CROSS JOIN run
  WHERE datediff('day', asked.opened_on, run.month_end) <= service.statutory_days
),

population AS (
  SELECT person_id, household_id FROM fct_person_month SEMI JOIN run ON fct_person_month.month = run.as_of
),

-- A household's help reaches each of its members.
reached AS (
  SELECT told.programme, told.person_id, told.received
  FROM told
  SEMI JOIN population USING (person_id)
  UNION ALL
  SELECT told.programme, others.person_id, told.received
  FROM told
  JOIN population AS one ON one.person_id = told.person_id
  JOIN population AS others ON others.household_id = one.household_id
  WHERE told.of_household
),

int_service_receipt AS (
  SELECT programme, person_id, CASE WHEN bool_or(received) THEN 'received' ELSE 'in_process' END AS state
  FROM reached
  SEMI JOIN int_service_told USING (programme)
  GROUP BY programme, person_id
)

SELECT * FROM int_service_receipt
