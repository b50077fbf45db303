-- One row per person, programme and month in which the person is entitled, perhaps entitled, or paid: before applications are looked at.
WITH verdicts AS (
  SELECT * FROM int_verdict
),

receipts AS (
  SELECT * FROM int_receipt
),

-- A pay line lies in quarantine for this person, programme and month: whether it was paid is not known, so nobody may call it missed.
doubtful AS (
  SELECT * FROM int_doubtful_payment
),

judged AS (
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
),

int_standing AS (
  SELECT
    judged.person_id,
    judged.programme,
    judged.month,
    CASE WHEN doubtful.person_id IS NULL THEN judged.entitled END AS entitled,
    CASE WHEN doubtful.person_id IS NULL THEN judged.due_yuan END AS due_yuan,
    CASE WHEN doubtful.person_id IS NULL THEN judged.missing ELSE 'payment_line' END AS missing,
    judged.paid_yuan
  FROM judged
  LEFT JOIN doubtful
    ON doubtful.person_id = judged.person_id AND doubtful.programme = judged.programme AND doubtful.month = judged.month
    AND judged.entitled AND judged.paid_yuan IS NULL
)

SELECT * FROM int_standing
