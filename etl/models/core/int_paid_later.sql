-- One row per person of the population, programme and month that a later list has changed: what was paid by the lists up to the month itself, and is by all of them.
WITH lines AS (
  SELECT
    programme::programme_id AS programme,
    id18,
    household_no,
    dim_month.month,
    pay_month,
    round(amount / (datediff('month', for_from, for_to) + 1), 2)::DECIMAL(12, 2) AS amount
  FROM landed_payments
  JOIN dim_month ON dim_month.month BETWEEN for_from AND for_to AND dim_month.month < pay_month
  WHERE for_from < pay_month
),

later AS (
  SELECT lines.programme, people.person_id, NULL::BIGINT AS household_id, lines.month, sum(lines.amount) AS yuan
  FROM lines
  JOIN dim_person_identity AS people ON people.id18 = lines.id18
  WHERE lines.programme <> 'dibao'
  GROUP BY ALL
  UNION ALL
  SELECT lines.programme, NULL, household.household_id, lines.month, sum(lines.amount)
  FROM lines
  JOIN dim_household AS household ON household.household_no = lines.household_no
  WHERE lines.programme = 'dibao'
  GROUP BY ALL
),

payment AS (
  SELECT * FROM fct_payment WHERE last_paid > month
),

told AS (
  SELECT payment.programme, payment.person_id, payment.household_id, payment.month, payment.paid_yuan, payment.paid_yuan - later.yuan AS paid_then
  FROM payment
  JOIN later ON later.programme = payment.programme AND later.month = payment.month
    AND later.person_id IS NOT DISTINCT FROM payment.person_id AND later.household_id IS NOT DISTINCT FROM payment.household_id
),

population AS (
  SELECT person_id, month, household_id FROM fct_person_month
),

int_paid_later AS (
  SELECT told.person_id, told.programme, told.month, told.paid_yuan, told.paid_then
  FROM told
  SEMI JOIN population ON population.person_id = told.person_id AND population.month = told.month
  UNION ALL
  SELECT population.person_id, told.programme, told.month, told.paid_yuan, told.paid_then
  FROM told
  JOIN population ON population.household_id = told.household_id AND population.month = told.month
)

SELECT * FROM int_paid_later
