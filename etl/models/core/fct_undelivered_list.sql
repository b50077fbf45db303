-- Only where somebody would be owed it, or might be: a programme that has ended sends no lists, and lacks none.
WITH lists AS (
  SELECT DISTINCT programme::programme_id AS programme, pay_month FROM landed_payments
),

-- Of a programme of which no list ever came nobody knows that nothing was paid.
lacking AS (
  SELECT DISTINCT programme, month FROM fct_entitlement WHERE missing = 'pay_list'
  UNION
  SELECT DISTINCT fct_entitlement.programme, fct_entitlement.month FROM fct_entitlement
  ANTI JOIN lists ON lists.programme = fct_entitlement.programme
),

fct_undelivered_list AS (
  SELECT 'payments' AS feed, 'programme:' || lacking.programme AS dimension, lacking.month, max(lists.pay_month) AS since
  FROM lacking
  LEFT JOIN lists ON lists.programme = lacking.programme AND lists.pay_month < lacking.month
  GROUP BY ALL
)

SELECT * FROM fct_undelivered_list
