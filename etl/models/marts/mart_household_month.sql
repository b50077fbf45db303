-- One row per household with a living certificate holder, and month with a usable finance check; the city's averages beside it, per head and month.
WITH households AS (
  SELECT household_id, month, min(village) AS village
  FROM fct_person_month
  WHERE alive AND in_hukou AND cert_valid AND household_id IS NOT NULL AND village IS NOT NULL
  GROUP BY household_id, month
),

-- Which check of its household stands for the month; the check's many amounts come last, so that they are carried once.
checked AS MATERIALIZED (
  SELECT households.household_id, households.month, households.village, finance.from_month, finance.members, (finance.income / finance.members)::DOUBLE AS income_per_head
  FROM households
  JOIN dim_household_history AS finance
    ON finance.household_id = households.household_id
    AND finance.from_month <= households.month AND finance.to_month > households.month
),

-- Each member counts: the weighted median of the households is the plain one of their members.
middle AS (
  SELECT month, median(income_per_head) AS income_median
  FROM (SELECT month, income_per_head, unnest(range(members)) FROM checked)
  GROUP BY month
),

finances AS MATERIALIZED (
  SELECT
    household_id,
    from_month,
    members,
    greatest(0, members - aged_members) AS unaged_members,
    young_members,
    CASE WHEN members >= 4 THEN 'size4plus' ELSE 'size' || members END::ENUM('size1', 'size2', 'size3', 'size4plus') AS household_type,
    income::DOUBLE AS income,
    income_wage::DOUBLE AS income_wage,
    income_business::DOUBLE AS income_business,
    income_property::DOUBLE AS income_property,
    income_transfer::DOUBLE AS income_transfer,
    consumption::DOUBLE AS consumption,
    spend_food::DOUBLE AS spend_food,
    spend_clothing::DOUBLE AS spend_clothing,
    spend_housing::DOUBLE AS spend_housing,
    spend_household::DOUBLE AS spend_household,
    spend_transport::DOUBLE AS spend_transport,
    spend_education::DOUBLE AS spend_education,
    spend_medical::DOUBLE AS spend_medical,
    spend_other::DOUBLE AS spend_other,
    (income / members)::DOUBLE AS income_per_head,
    (consumption / members)::DOUBLE AS consumption_per_head
  FROM dim_household_history
),

mart_household_month AS (
  SELECT
    checked.household_id AS household,
    checked.month,
    checked.village,
    substr(checked.village, 1, 9)::place_code AS town,
    finances.* EXCLUDE (household_id, from_month),
    parameter.dibao_standard,
    city.city_income,
    city.city_consumption,
    0.6 * city.city_median AS relative_line,
    0.6 * middle.income_median AS risk_line
  FROM checked
  JOIN finances USING (household_id, from_month)
  JOIN dim_parameter_month AS parameter ON parameter.month = checked.month
  JOIN middle ON middle.month = checked.month
  LEFT JOIN int_city_month AS city ON city.month = checked.month
)

SELECT * FROM mart_household_month
