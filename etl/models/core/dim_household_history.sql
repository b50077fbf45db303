-- SCD2: one row per household and finance check, with the months in which it may be used: until the next check, at most 12 months.
WITH checks AS (
  SELECT
    dim_household.household_id,
    stg_finances.*,
    lead(check_month) OVER (PARTITION BY dim_household.household_id ORDER BY check_month) AS next_check
  FROM stg_finances
  JOIN dim_household USING (household_no)
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
    supporter
  FROM checks
)

SELECT * FROM dim_household_history
ORDER BY household_id, valid_from
