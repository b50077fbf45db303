-- One row per household and month of a finance check; a second check in the month replaces the first.
WITH landed AS (
  SELECT * FROM landed_finances
),

stg_finances AS (
  SELECT
    household_no,
    check_date,
    date_trunc('month', check_date)::DATE AS check_month,
    members,
    income_wage,
    income_business,
    income_property,
    income_transfer,
    income_wage + income_business + income_property + income_transfer AS income,
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
    supporter
  FROM landed
  QUALIFY row_number() OVER (
    PARTITION BY household_no, date_trunc('month', check_date)
    ORDER BY check_date DESC, _load DESC, _file DESC, _row DESC
  ) = 1
)

SELECT * FROM stg_finances
