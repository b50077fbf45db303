-- One row per person of the population and month: every fact that a rule may ask for. NULL = not known; never a guess.
-- A spell counts in the months on whose last day it holds. Spread by unnest, not by a join: so the rows stay in the order of the persons.
WITH spread AS (
  SELECT
    history.*,
    unnest(generate_series(
      greatest(date_trunc('month', history.valid_from)::DATE, run.first_month)::TIMESTAMP,
      least((date_trunc('month', history.valid_to) - INTERVAL 1 MONTH)::DATE, run.as_of)::TIMESTAMP,
      INTERVAL 1 MONTH
    ))::DATE AS month
  FROM dim_person_history AS history
  CROSS JOIN run_parameter AS run
),

history AS (
  SELECT person_id, month, last_day(month) AS month_end, category, grade, mental, issue_date, expiry_date, status, village, town FROM spread
),

payees AS (
  SELECT DISTINCT fct_payment.person_id, dim_month.month, dim_month.month_end
  FROM fct_payment
  JOIN dim_month USING (month)
  JOIN dim_person USING (person_id)
  WHERE fct_payment.programme IN ('living_subsidy', 'care_subsidy')
    AND (dim_person.registered_on IS NULL OR dim_person.registered_on > dim_month.month_end)
),

spine AS MATERIALIZED (
  SELECT * FROM history
  UNION ALL BY NAME
  SELECT * FROM payees
),

roster_months AS (
  SELECT DISTINCT month FROM landed_roster
),

fct_person_month AS (
  SELECT
    spine.person_id,
    spine.month,
    spine.village,
    spine.town,
    household.household_id,
    spine.status = 'valid' AND spine.issue_date <= spine.month_end AND spine.expiry_date >= spine.month AS cert_valid,
    spine.expiry_date,
    spine.category,
    spine.grade,
    spine.mental,
    coalesce(person.death_date >= spine.month, true) AS alive,
    residence.person_id IS NULL AS in_hukou,
    datesub('year', person.birth_date, spine.month_end)::INTEGER AS age,
    datesub('year', person.birth_date, make_date(year(spine.month), 8, 31))::INTEGER AS age_august,
    person.sex,
    finance.income::DOUBLE AS hh_income,
    finance.members AS hh_members,
    finance.property_ok,
    finance.supporter,
    finance.household_id IS NOT NULL AS means_checked,
    finance.extra_members,
    datediff('month', finance.from_month, spine.month)::INTEGER AS check_months,
    finance.prior_income::DOUBLE AS prior_income,
    finance.prior_members,
    CASE WHEN roster_months.month IS NULL THEN NULL ELSE coalesce(roster.kind, 'none'::roster_kind) END AS roster_kind,
    coalesce(roster.care_level, 'self'::care_level) AS care_level,
    coalesce(exclusion.excl_work_injury, false) AS excl_work_injury,
    coalesce(exclusion.excl_retired, false) AS excl_retired,
    coalesce(exclusion.excl_orphan, false) AS excl_orphan,
    coalesce(exclusion.elderly_care, 0)::DOUBLE AS elderly_care
  FROM spine
  JOIN dim_person AS person USING (person_id)
  LEFT JOIN int_person_household AS household
    ON household.person_id = spine.person_id AND household.from_month <= spine.month AND household.to_month > spine.month
  LEFT JOIN dim_household_history AS finance
    ON finance.household_id = household.household_id
    AND finance.from_month <= spine.month AND finance.to_month > spine.month
  LEFT JOIN fct_roster AS roster USING (person_id, month)
  LEFT JOIN roster_months ON roster_months.month = spine.month
  LEFT JOIN int_exclusion AS exclusion USING (person_id, month)
  LEFT JOIN int_residence AS residence USING (person_id, month)
)

SELECT * FROM fct_person_month
