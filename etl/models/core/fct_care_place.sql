-- One row per institution of care and month: the last statement, at most a year old.
WITH statements AS (
  SELECT *, lead(month) OVER (PARTITION BY house_no ORDER BY month) AS next_month
  FROM landed_care_places
),

fct_care_place AS (
  SELECT
    statements.house_no,
    dim_month.month,
    statements.town,
    statements.form,
    statements.supply,
    statements.places,
    statements.unit_cost::DOUBLE AS unit_cost
  FROM statements
  JOIN dim_month
    ON dim_month.month >= statements.month
    AND dim_month.month < least(coalesce(statements.next_month, DATE '9999-12-01'), (statements.month + INTERVAL 12 MONTH)::DATE)
)

SELECT * FROM fct_care_place
