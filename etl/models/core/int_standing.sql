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

joined AS (
  SELECT judged.*, doubtful.person_id IS NOT NULL AND judged.entitled AND judged.paid_yuan IS NULL AS in_quarantine
  FROM judged
  LEFT JOIN doubtful USING (person_id, programme, month)
),

int_standing AS (
  SELECT
    person_id,
    programme,
    month,
    CASE WHEN in_quarantine THEN NULL ELSE entitled END AS entitled,
    CASE WHEN in_quarantine THEN NULL ELSE due_yuan END AS due_yuan,
    CASE WHEN in_quarantine THEN 'payment_line' ELSE missing END AS missing,
    paid_yuan
  FROM joined
)

SELECT * FROM int_standing
