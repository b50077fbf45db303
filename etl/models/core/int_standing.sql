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
  SELECT
    judged.*,
    CASE
      WHEN NOT (judged.entitled AND judged.paid_yuan IS NULL) THEN NULL
      WHEN doubtful.person_id IS NOT NULL THEN 'payment_line'
      WHEN undelivered.programme IS NOT NULL THEN 'pay_list'
    END AS not_told
  FROM judged
  LEFT JOIN doubtful USING (person_id, programme, month)
  LEFT JOIN int_undelivered_list AS undelivered USING (programme, month)
),

int_standing AS (
  SELECT
    person_id,
    programme,
    month,
    CASE WHEN not_told IS NULL THEN entitled END AS entitled,
    CASE WHEN not_told IS NULL THEN due_yuan END AS due_yuan,
    coalesce(not_told, missing) AS missing,
    paid_yuan
  FROM joined
)

SELECT * FROM int_standing
