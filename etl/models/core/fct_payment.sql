-- One row per receiver, programme and month that is paid for: every list delivered, back pay and recoveries put into the month they pay for.
-- The receiver is the person, or for dibao the household.
WITH lines AS (
  SELECT
    programme::programme_id AS programme,
    id18,
    household_no,
    for_from,
    for_to,
    pay_month,
    amount,
    datediff('month', for_from, for_to) + 1 AS months
  FROM landed_payments
),

owed AS (
  SELECT programme, id18, household_no, for_from AS month, pay_month, amount FROM lines WHERE months = 1
  UNION ALL
  SELECT programme, id18, household_no, dim_month.month, pay_month, round(amount / months, 2)::DECIMAL(12, 2) AS amount
  FROM lines
  JOIN dim_month ON dim_month.month BETWEEN lines.for_from AND lines.for_to
  WHERE months > 1
),

to_people AS (
  SELECT owed.programme, people.person_id, NULL::BIGINT AS household_id, owed.month, owed.amount, owed.pay_month
  FROM owed
  JOIN dim_person_identity AS people ON people.id18 = owed.id18
  WHERE owed.programme <> 'dibao'
),

to_households AS (
  SELECT owed.programme, NULL::BIGINT AS person_id, household.household_id, owed.month, owed.amount, owed.pay_month
  FROM owed
  JOIN dim_household AS household ON household.household_no = owed.household_no
  WHERE owed.programme = 'dibao'
),

fct_payment AS (
  SELECT
    programme,
    person_id,
    household_id,
    month,
    sum(amount)::DECIMAL(14, 2) AS paid_yuan,
    count(*) AS lines,
    max(pay_month) AS last_paid
  FROM (
    SELECT * FROM to_people
    UNION ALL
    SELECT * FROM to_households
  )
  GROUP BY programme, person_id, household_id, month
)

SELECT * FROM fct_payment
