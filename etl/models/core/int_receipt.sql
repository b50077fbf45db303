-- One row per person of the population, programme and month that was paid for. A household's payment reaches each of its members.
WITH population AS (
  SELECT person_id, month, household_id FROM fct_person_month
),

by_person AS (
  SELECT payment.programme, payment.person_id, payment.month, payment.paid_yuan
  FROM fct_payment AS payment
  SEMI JOIN population ON population.person_id = payment.person_id AND population.month = payment.month
  WHERE payment.person_id IS NOT NULL AND payment.paid_yuan > 0
),

by_household AS (
  SELECT payment.programme, population.person_id, payment.month, payment.paid_yuan
  FROM fct_payment AS payment
  JOIN population ON population.household_id = payment.household_id AND population.month = payment.month
  WHERE payment.household_id IS NOT NULL AND payment.paid_yuan > 0
),

int_receipt AS (
  SELECT * FROM by_person
  UNION ALL
  SELECT * FROM by_household
)

SELECT * FROM int_receipt
