-- SCD2: one row per household and finance check, with the months in which it may be used: until the next check, at most 12 months.
WITH checks AS (
  SELECT
    dim_household.household_id,
    stg_finances.*,
    lead(check_month) OVER in_turn AS next_check,
    -- A first check stands for the one before it: nothing is known to have changed.
    coalesce(lag(income) OVER in_turn, income) AS prior_income,
    coalesce(lag(members) OVER in_turn, members) AS prior_members
  FROM stg_finances
  JOIN dim_household USING (household_no)
  WINDOW in_turn AS (PARTITION BY dim_household.household_id ORDER BY check_month)
),

members AS (
  SELECT
    dim_household.household_id,
    stg.id18,
    strptime(substr(stg.id18, 7, 8), '%Y%m%d')::DATE AS born,
    greatest(date_trunc('month', stg.joined)::DATE, stg.known_from) AS from_month,
    least(coalesce(last_day(stg."left"), DATE '9999-12-31'), coalesce(stg.known_to, DATE '9999-12-31')) AS to_day
  FROM stg_households AS stg
  JOIN dim_household USING (household_no)
),

-- Who lives in the household in the month of the check, each once: those of known age, the children of the modified OECD scale (under 14), and those who
-- count for an extra of dibao (elderly, under age, or severely disabled; by the month's law, severe as in definitions.yaml, because rules judge holders and
-- most of these members are none).
lived AS (
  SELECT
    checks.household_id,
    checks.check_month,
    members.id18,
    any_value(datesub('year', members.born, last_day(law.month))) < 14 AS young,
    bool_or(
      datesub('year', members.born, last_day(law.month)) >= law.elderly_age
      OR datesub('year', members.born, last_day(law.month)) < law.adult_age
      OR held.grade <= law.severe_grade
      OR (held.mental AND held.grade <= law.severe_mental_grade)
    ) AS extra
  FROM checks
  CROSS JOIN run_parameter AS run
  JOIN dim_parameter_month AS law ON law.month = greatest(checks.check_month, run.first_month)
  JOIN members ON members.household_id = checks.household_id AND members.from_month <= law.month AND members.to_day > law.month
  LEFT JOIN dim_person_identity AS people ON people.id18 = members.id18
  LEFT JOIN dim_person_history AS held
    ON held.person_id = people.person_id AND held.status = 'valid' AND held.valid_from <= last_day(law.month) AND held.valid_to > last_day(law.month)
  GROUP BY checks.household_id, checks.check_month, members.id18
),

ages AS (
  SELECT household_id, check_month, count(*) AS aged_members, count(*) FILTER (young) AS young_members, count(*) FILTER (extra) AS extra_members
  FROM lived
  GROUP BY household_id, check_month
),

dim_household_history AS (
  SELECT
    household_id,
    check_date AS valid_from,
    check_month AS from_month,
    least(coalesce(next_check, DATE '9999-12-01'), (check_month + INTERVAL 12 MONTH)::DATE) AS to_month,
    members,
    income_wage,
    income_business,
    income_property,
    income_transfer,
    income,
    consumption,
    spend_food,
    spend_clothing,
    spend_housing,
    spend_household,
    spend_transport,
    spend_education,
    spend_medical,
    spend_other,
    property_ok,
    supporter,
    prior_income,
    prior_members,
    coalesce(extra_members, 0)::INTEGER AS extra_members,
    coalesce(aged_members, 0)::INTEGER AS aged_members,
    coalesce(young_members, 0)::INTEGER AS young_members
  FROM checks
  LEFT JOIN ages USING (household_id, check_month)
)

SELECT * FROM dim_household_history
ORDER BY household_id, valid_from
