-- Only where somebody would be owed it: a programme that has ended sends no lists, and lacks none.
WITH lacking AS (
  SELECT DISTINCT programme, month FROM fct_entitlement WHERE missing = 'pay_list'
),

lists AS (
  SELECT DISTINCT programme::programme_id AS programme, pay_month FROM landed_payments
),

fct_undelivered_list AS (
  SELECT 'payments' AS feed, 'programme:' || lacking.programme AS dimension, lacking.month, max(lists.pay_month) AS since
  FROM lacking
  LEFT JOIN lists ON lists.programme = lacking.programme AND lists.pay_month < lacking.month
  GROUP BY ALL
)

SELECT * FROM fct_undelivered_list
