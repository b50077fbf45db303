-- One row per blind spot and month: the first reason that applies, the months that this case has lasted, and whether it was paid within the last twelve.
-- Newly entitled is who was not so three months before, or in the first month that there are records of: of who is missed in that month itself nobody
-- knows since when, and none is called new.
WITH missed AS (
  SELECT * FROM int_unpaid WHERE state = 'blind_spot' AND NOT paid_later
),

receipts AS (
  SELECT person_id, programme, month AS paid_month FROM int_receipt
),

lapses AS (
  SELECT person_id, month AS lapsed_month FROM fct_person_month WHERE NOT cert_valid
),

moves AS (
  SELECT person_id, date_trunc('month', valid_from)::DATE AS moved_month
  FROM (
    SELECT person_id, valid_from, town, lag(town) OVER (PARTITION BY person_id ORDER BY valid_from) AS town_before
    FROM dim_person_history
  )
  WHERE town <> town_before
),

entitled AS (
  SELECT person_id, programme, month FROM int_standing WHERE entitled
),

with_receipt AS (
  SELECT missed.*, receipts.paid_month
  FROM missed
  ASOF LEFT JOIN receipts
    ON receipts.person_id = missed.person_id AND receipts.programme = missed.programme AND receipts.paid_month <= missed.month
),

with_lapse AS (
  SELECT with_receipt.*, lapses.lapsed_month
  FROM with_receipt
  ASOF LEFT JOIN lapses ON lapses.person_id = with_receipt.person_id AND lapses.lapsed_month <= with_receipt.month
),

with_move AS (
  SELECT with_lapse.*, moves.moved_month
  FROM with_lapse
  ASOF LEFT JOIN moves ON moves.person_id = with_lapse.person_id AND moves.moved_month <= with_lapse.month
),

int_missed_reason AS (
  SELECT
    it.person_id,
    it.programme,
    it.month,
    CASE
      WHEN it.application_status = 'open' THEN 'pending_beyond_limit'
      WHEN it.application_status = 'refused' THEN 'refused'
      WHEN it.application_status = 'approved' AND (it.paid_month IS NULL OR it.decided_on > last_day(it.paid_month)) THEN 'approved_not_paid'
      WHEN it.lapsed_month >= it.month - INTERVAL 12 MONTH AND it.lapsed_month >= it.paid_month THEN 'expired_certificate'
      WHEN it.moved_month >= it.month - INTERVAL 12 MONTH AND it.moved_month >= it.paid_month THEN 'moved'
      WHEN it.paid_month >= it.month - INTERVAL 12 MONTH THEN 'stopped'
      WHEN before.person_id IS NULL THEN 'new_entitlement'
      ELSE 'no_application'
    END AS reason,
    coalesce(it.paid_month >= it.month - INTERVAL 12 MONTH, false) AS paid_lately,
    -- Months of one case follow each other: month number less its rank is the same for all of them.
    row_number() OVER (
      PARTITION BY it.person_id, it.programme, datediff('month', DATE '2000-01-01', it.month) - it.rank ORDER BY it.month
    )::INTEGER AS case_months
  FROM (
    SELECT *, row_number() OVER (PARTITION BY person_id, programme ORDER BY month) AS rank FROM with_move
  ) AS it
  LEFT JOIN entitled AS before
    ON before.person_id = it.person_id AND before.programme = it.programme
    AND before.month = greatest((it.month - INTERVAL 3 MONTH)::DATE, (SELECT min(month) FROM int_standing))
)

SELECT * FROM int_missed_reason
