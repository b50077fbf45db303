-- One row per person, programme and month that is paid without entitlement: for how many months without a break, and the yuan paid in them so far.
WITH paid AS (
  SELECT person_id, programme, month, paid_yuan,
    -- Months of one run follow each other: month number less its rank is the same for all of them.
    datediff('month', DATE '2000-01-01', month) - row_number() OVER (PARTITION BY person_id, programme ORDER BY month) AS run
  FROM int_standing
  WHERE NOT entitled AND paid_yuan IS NOT NULL
),

int_wrongly_paid AS (
  SELECT
    person_id,
    programme,
    month,
    row_number() OVER so_far::INTEGER AS months,
    sum(paid_yuan) OVER so_far::DECIMAL(14, 2) AS since_yuan
  FROM paid
  WINDOW so_far AS (PARTITION BY person_id, programme, run ORDER BY month)
)

SELECT * FROM int_wrongly_paid
