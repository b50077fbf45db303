-- A programme's pay list that did not come: between and after lists that did, a month without a single line says nothing of who was paid.
WITH listed AS (
  SELECT programme, min(pay_month) AS first_list FROM landed_payments GROUP BY programme
),

lists AS (
  SELECT programme, pay_month FROM landed_payments
  UNION
  SELECT programme, pay_month FROM doubtful_payments
),

int_undelivered_list AS (
  SELECT listed.programme::programme_id AS programme, dim_month.month
  FROM listed
  JOIN dim_month ON dim_month.month >= listed.first_list
  ANTI JOIN lists ON lists.programme = listed.programme AND lists.pay_month = dim_month.month
)

SELECT * FROM int_undelivered_list
