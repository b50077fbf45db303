-- One row per receiver, programme and month that is paid for: every list delivered, back pay and recoveries put into the month they pay for.
-- The receiver is the person, or for dibao the household.
WITH lines AS (
  SELECT
    programme,
    id18,
    household_no,
    for_from,
    for_to,
    pay_month,
    kind,
    amount,
    datediff('month', for_from, for_to) + 1 AS months
  FROM landed_payments
),

single AS (
  SELECT programme, id18, household_no, for_from AS month, pay_month, kind, amount FROM lines WHERE months = 1
),

spread AS (
  SELECT programme, id18, household_no, s.month::DATE AS month, pay_month, kind, round(amount / months, 2)::DECIMAL(12, 2) AS amount
  FROM lines
  CROSS JOIN generate_series(lines.for_from::TIMESTAMP, lines.for_to::TIMESTAMP, INTERVAL 1 MONTH) AS s (month)
  WHERE months > 1
),

owed AS (
  SELECT * FROM single
  UNION ALL
  SELECT * FROM spread
),

fct_payment AS (
  SELECT
    owed.programme,
    people.person_id,
    dim_household.household_id,
    owed.month,
    sum(owed.amount)::DECIMAL(14, 2) AS paid_yuan,
    count(*) AS lines,
    max(owed.pay_month) AS last_paid
  FROM owed
  LEFT JOIN dim_person_identity AS people ON owed.programme <> 'dibao' AND people.id18 = owed.id18
  LEFT JOIN dim_household ON owed.programme = 'dibao' AND dim_household.household_no = owed.household_no
  WHERE people.person_id IS NOT NULL OR dim_household.household_id IS NOT NULL
  GROUP BY owed.programme, people.person_id, dim_household.household_id, owed.month
)

SELECT * FROM fct_payment
