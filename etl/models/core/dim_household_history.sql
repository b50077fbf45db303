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
    property_ok,
    supporter,
    prior_income,
    prior_members
  FROM checks
)

SELECT * FROM dim_household_history
ORDER BY household_id, valid_from
