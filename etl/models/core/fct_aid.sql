-- One row per person of the population, kind of aid and month of payment.
WITH landed AS (
  SELECT * FROM landed_aid_payments
),

fct_aid AS (
  SELECT people.person_id, landed.programme AS kind, landed.pay_month AS month, sum(landed.amount)::DOUBLE AS yuan
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
  GROUP BY people.person_id, landed.programme, landed.pay_month
)

SELECT * FROM fct_aid
ORDER BY person_id, month
