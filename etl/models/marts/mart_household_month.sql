-- One row per household with a living certificate holder, and month with a usable finance check; the city's averages beside it, per head and month.
WITH households AS (
  SELECT household_id, month, min(village) AS village
  FROM fct_person_month
  WHERE alive AND in_hukou AND cert_valid AND household_id IS NOT NULL AND village IS NOT NULL
  GROUP BY household_id, month
),

checked AS MATERIALIZED (
  SELECT
    households.household_id AS household,
    households.month,
    households.village,
    substr(households.village, 1, 9)::place_code AS town,
    finance.members,
    CASE WHEN finance.members >= 4 THEN 'size4plus' ELSE 'size' || finance.members END::ENUM('size1', 'size2', 'size3', 'size4plus') AS household_type,
    finance.income::DOUBLE AS income,
    finance.income_wage::DOUBLE AS income_wage,
    finance.income_business::DOUBLE AS income_business,
    finance.income_property::DOUBLE AS income_property,
    finance.income_transfer::DOUBLE AS income_transfer,
    finance.consumption::DOUBLE AS consumption,
    finance.spend_food::DOUBLE AS spend_food,
    finance.spend_clothing::DOUBLE AS spend_clothing,
    finance.spend_housing::DOUBLE AS spend_housing,
    finance.spend_household::DOUBLE AS spend_household,
    finance.spend_transport::DOUBLE AS spend_transport,
    finance.spend_education::DOUBLE AS spend_education,
    finance.spend_medical::DOUBLE AS spend_medical,
    finance.spend_other::DOUBLE AS spend_other,
    (finance.income / finance.members)::DOUBLE AS income_per_head,
    (finance.consumption / finance.members)::DOUBLE AS consumption_per_head
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

mart_household_month AS (
  SELECT
    checked.*,
    parameter.dibao_standard,
    city.city_income,
    city.city_consumption,
    0.6 * city.city_median AS relative_line,
    0.6 * middle.income_median AS risk_line
  FROM checked
  JOIN dim_parameter_month AS parameter USING (month)
  JOIN middle USING (month)
  LEFT JOIN int_city_month AS city USING (month)
)

SELECT * FROM mart_household_month
