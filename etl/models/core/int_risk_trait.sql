-- One row per case with what was known of the person in the month: certificate, household and its last means check, however old. NULL = not known.
WITH cases AS (
  SELECT * FROM int_risk_case
),

people AS (
  SELECT
    cases.person_id, cases.month, cases.role, cases.unknown,
    now.village, now.town, now.household_id, now.category, now.grade, now.mental, now.age, now.cert_valid, now.expiry_date, now.roster_kind,
    person.sex
  FROM cases
  JOIN fct_person_month AS now USING (person_id, month)
  JOIN dim_person AS person USING (person_id)
),

checked AS (
  SELECT
    people.*,
    finance.from_month AS checked_month,
    finance.members,
    finance.income::DOUBLE / finance.members AS income_per_head,
    finance.property_ok,
    finance.supporter
  FROM people
  ASOF LEFT JOIN dim_household_history AS finance
    ON finance.household_id = people.household_id AND finance.from_month <= people.month
),

moves AS (
  SELECT person_id, date_trunc('month', valid_from)::DATE AS moved_month
  FROM (
    SELECT person_id, valid_from, town, lag(town) OVER (PARTITION BY person_id ORDER BY valid_from) AS town_before
    FROM dim_person_history
  )
  WHERE town <> town_before
),

moved AS (
  SELECT checked.*, moves.moved_month
  FROM checked
  ASOF LEFT JOIN moves ON moves.person_id = checked.person_id AND moves.moved_month <= checked.month
),

surveys AS (
  SELECT person_id, make_date(year, 7, 1) AS asked_month, employed, needs_care FROM fct_survey
),

int_risk_trait AS (
  SELECT
    moved.person_id, moved.month, moved.role, moved.unknown, moved.village, moved.town, moved.category, moved.grade, moved.age, moved.sex,
    moved.mental,
    moved.category = 4 AS limb,
    moved.cert_valid,
    datediff('month', moved.month, moved.expiry_date) AS months_to_expiry,
    coalesce(moved.roster_kind, 'none') <> 'none' AS on_roster,
    datediff('month', moved.checked_month, moved.month) AS check_age,
    moved.members,
    moved.income_per_head / parameter.dibao_standard AS income_lines,
    moved.property_ok,
    moved.supporter,
    datediff('month', moved.moved_month, moved.month) AS moved_ago,
    surveys.employed,
    surveys.needs_care
  FROM moved
  JOIN dim_parameter_month AS parameter ON parameter.month = moved.month
  ASOF LEFT JOIN surveys ON surveys.person_id = moved.person_id AND surveys.asked_month <= moved.month
)

SELECT * FROM int_risk_trait
