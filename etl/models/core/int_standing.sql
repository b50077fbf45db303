-- One row per person, programme and month in which the person is entitled, perhaps entitled, or paid: before applications are looked at.
WITH verdicts AS (
  SELECT * FROM int_verdict
),

receipts AS (
  SELECT * FROM int_receipt
),

int_standing AS (
  SELECT
    coalesce(verdicts.person_id, receipts.person_id) AS person_id,
    coalesce(verdicts.programme, receipts.programme) AS programme,
    coalesce(verdicts.month, receipts.month) AS month,
    CASE WHEN verdicts.person_id IS NULL THEN false ELSE verdicts.entitled END AS entitled,
    verdicts.due::DECIMAL(14, 2) AS due_yuan,
    verdicts.missing,
    receipts.paid_yuan
  FROM verdicts
  FULL JOIN receipts USING (person_id, programme, month)
)

SELECT * FROM int_standing
