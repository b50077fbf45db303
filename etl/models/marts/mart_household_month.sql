-- One row per household with a living certificate holder, and month with a usable finance check; city average beside it, per head and month.
WITH households AS (
  SELECT household_id, month, min(village) AS village
  FROM fct_person_month
  WHERE alive AND in_hukou AND cert_valid AND household_id IS NOT NULL AND village IS NOT NULL
  GROUP BY household_id, month
),

yearly AS (
  SELECT period::INTEGER AS year, value / 12 AS monthly
  FROM fct_statistic
  WHERE statistic = 'disposable_income_per_head' AND area = '441900' AND length(period) = 4
),

-- A year's average stands for its middle; between two middles a straight line, after the last one its slope goes on.
-- The bare yearly figure would let every January look like a loss.
city AS (
  SELECT
    dim_month.month,
    here.monthly + (here.slope * datediff('month', make_date(here.year, 7, 1), dim_month.month)) AS city_income
  FROM dim_month
  JOIN (
    SELECT
      year,
      monthly,
      coalesce(lead(monthly) OVER (ORDER BY year) - monthly, monthly - lag(monthly) OVER (ORDER BY year)) / 12 AS slope
    FROM yearly
  ) AS here ON here.year = year(dim_month.month) - CASE WHEN month(dim_month.month) < 7 THEN 1 ELSE 0 END
),

mart_household_month AS (
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
    (finance.income / finance.members)::DOUBLE AS income_per_head,
    (finance.consumption / finance.members)::DOUBLE AS consumption_per_head,
    parameter.dibao_standard,
    city.city_income
  FROM households
  JOIN dim_household_history AS finance
    ON finance.household_id = households.household_id
    AND finance.from_month <= households.month AND finance.to_month > households.month
  JOIN dim_parameter_month AS parameter ON parameter.month = households.month
  LEFT JOIN city ON city.month = households.month
)

SELECT * FROM mart_household_month
