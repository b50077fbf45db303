-- One row per person, programme and month with a state; a person with none of the states has no row.
WITH standing AS (
  SELECT * FROM int_standing
),

population AS (
  SELECT person_id, month, village, town FROM fct_person_month
),

-- Where not one application of a programme is on record, nothing is known of who asked for it.
recorded AS (
  SELECT DISTINCT programme FROM fct_application
),

stated AS (
  SELECT
    standing.person_id,
    standing.programme,
    standing.month,
    CASE
      WHEN standing.entitled AND standing.paid_yuan IS NOT NULL THEN 'covered'
      WHEN standing.entitled THEN unpaid.state
      WHEN standing.entitled IS NULL AND standing.paid_yuan IS NOT NULL THEN 'unknown_paid'
      WHEN standing.entitled IS NULL THEN 'unknown'
      ELSE 'wrongly_paid'
    END AS state,
    missed.reason,
    missed.case_months,
    -- How far the entitled have come. Who is paid, or was within a year and has not asked again, has once been approved, however far back the applications go.
    CASE
      WHEN recorded.programme IS NULL OR standing.entitled IS NOT TRUE THEN NULL
      WHEN standing.paid_yuan IS NOT NULL THEN 'paid'
      WHEN unpaid.application_status = 'approved' OR (unpaid.application_status IS NULL AND missed.paid_lately) THEN 'approved'
      WHEN unpaid.application_status <> 'declined' THEN 'asked'
      ELSE 'not_asked'
    END AS step,
    standing.missing,
    standing.due_yuan,
    standing.paid_yuan
  FROM standing
  LEFT JOIN int_unpaid AS unpaid USING (person_id, programme, month)
  LEFT JOIN int_missed_reason AS missed USING (person_id, programme, month)
  LEFT JOIN recorded ON recorded.programme = standing.programme
),

fct_entitlement AS (
  SELECT
    stated.person_id,
    stated.programme,
    stated.month,
    stated.state::ENUM('covered', 'in_process', 'declined', 'blind_spot', 'wrongly_paid', 'unknown', 'unknown_paid') AS state,
    stated.reason::ENUM(
      'pending_beyond_limit', 'refused', 'approved_not_paid', 'expired_certificate', 'moved', 'stopped', 'new_entitlement', 'no_application'
    ) AS reason,
    stated.case_months,
    stated.step::ENUM('not_asked', 'asked', 'approved', 'paid') AS step,
    stated.missing::fact_id AS missing,
    stated.due_yuan,
    stated.paid_yuan,
    CASE
      WHEN stated.state <> 'covered' THEN NULL
      WHEN stated.paid_yuan = stated.due_yuan THEN 'right'
      WHEN stated.paid_yuan < stated.due_yuan THEN 'too_low'
      ELSE 'too_high'
    END::ENUM('right', 'too_low', 'too_high') AS amount_flag,
    population.village,
    population.town
  FROM stated
  JOIN population USING (person_id, month)
)

SELECT * FROM fct_entitlement
