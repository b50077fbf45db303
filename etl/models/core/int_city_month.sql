-- One row per month: what the city's residents have a head, yuan a month; NULL where nothing is published.
WITH yearly AS (
  SELECT period::INTEGER AS year, value / 12 AS monthly
  FROM fct_statistic
  WHERE statistic = 'disposable_income_per_head' AND area = '441900' AND length(period) = 4
),

-- A year's average stands for its middle; between two middles a straight line, after the last one its slope goes on.
-- The bare yearly figure would let every January look like a loss.
income AS (
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

-- The city publishes neither what its residents spend nor their median: the latest published share of the mean income stands in,
-- the city's own where there is one, else the province's, else the nation's.
shares AS (
  SELECT part.statistic, part.value / income.value AS share, part.area, part.period
  FROM fct_statistic AS part
  JOIN fct_statistic AS income ON income.statistic = 'disposable_income_per_head' AND income.area = part.area AND income.period = part.period
  WHERE part.statistic IN ('consumption_per_head', 'disposable_income_per_head_median')
),

int_city_month AS (
  SELECT
    month,
    city_income,
    city_income * (SELECT max_by(share, (area, period)) FROM shares WHERE statistic = 'consumption_per_head') AS city_consumption,
    city_income * (SELECT max_by(share, (area, period)) FROM shares WHERE statistic = 'disposable_income_per_head_median') AS city_median
  FROM income
)

SELECT * FROM int_city_month
