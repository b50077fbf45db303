-- Accumulating: one row per case, that is per person, programme and unbroken run of missed months: first seen, reason, end, outcome.
WITH missed AS (
  SELECT * FROM fct_entitlement WHERE state = 'blind_spot'
),

runs AS (
  SELECT
    person_id,
    programme,
    min(month) AS first_month,
    max(month) AS last_month,
    arg_min(reason, month) AS first_reason,
    arg_max(reason, month) AS reason,
    arg_max(village, month) AS village,
    arg_max(town, month) AS town,
    sum(due_yuan) AS due_yuan
  FROM missed
  GROUP BY person_id, programme, month - to_months(case_months)
),

after_run AS (
  SELECT runs.*, next_state.state AS next_state, population.alive, population.in_hukou
  FROM runs
  LEFT JOIN fct_entitlement AS next_state
    ON next_state.person_id = runs.person_id AND next_state.programme = runs.programme
    AND next_state.month = (runs.last_month + INTERVAL 1 MONTH)::DATE
  LEFT JOIN fct_person_month AS population
    ON population.person_id = runs.person_id AND population.month = (runs.last_month + INTERVAL 1 MONTH)::DATE
),

fct_blind_spot AS (
  SELECT
    after_run.person_id,
    after_run.programme,
    after_run.first_month,
    after_run.last_month,
    datediff('month', after_run.first_month, after_run.last_month)::INTEGER + 1 AS months,
    after_run.first_reason,
    after_run.reason,
    after_run.village,
    after_run.town,
    after_run.due_yuan,
    CASE WHEN after_run.last_month < run.as_of THEN (after_run.last_month + INTERVAL 1 MONTH)::DATE END AS ended,
    CASE
      WHEN after_run.last_month = run.as_of THEN 'open'
      WHEN after_run.next_state = 'covered' THEN 'paid'
      WHEN after_run.next_state IN ('in_process', 'declined') THEN after_run.next_state
      WHEN after_run.next_state IN ('unknown', 'unknown_paid') THEN 'unknown'
      WHEN NOT after_run.alive THEN 'died'
      WHEN NOT after_run.in_hukou THEN 'moved'
      ELSE 'not_entitled'
    END AS outcome
  FROM after_run
  CROSS JOIN run_parameter AS run
)

SELECT * FROM fct_blind_spot
