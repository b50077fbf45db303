-- One row per person, programme and month with a state, and one under 'all' per person and month: people, not cases.
WITH entitlement AS (
  SELECT * FROM fct_entitlement
),

flags AS (
  SELECT
    person_id,
    month,
    programme,
    village,
    town,
    state IN ('covered', 'in_process', 'declined', 'blind_spot') AS entitled,
    state = 'covered' AS covered,
    state = 'in_process' AS in_process,
    state = 'declined' AS declined,
    state = 'blind_spot' AS missed,
    state = 'wrongly_paid' AS wrongly_paid,
    state = 'unknown' AS unknown,
    state = 'unknown_paid' AS unknown_paid,
    coalesce(due_yuan, 0) AS due_yuan,
    coalesce(paid_yuan, 0) AS paid_yuan,
    reason,
    case_months
  FROM entitlement
),

people AS (
  SELECT
    person_id,
    month,
    'all' AS programme,
    any_value(village) AS village,
    any_value(town) AS town,
    bool_or(entitled) AS entitled,
    bool_or(covered) AS covered,
    bool_or(in_process) AS in_process,
    bool_or(declined) AS declined,
    bool_or(missed) AS missed,
    bool_or(wrongly_paid) AS wrongly_paid,
    bool_or(unknown) AS unknown,
    bool_or(unknown_paid) AS unknown_paid,
    sum(due_yuan) AS due_yuan,
    sum(paid_yuan) AS paid_yuan,
    min(reason) AS reason,
    max(case_months) AS case_months
  FROM flags
  GROUP BY person_id, month
),

mart_person_state AS (
  SELECT * FROM flags
  UNION ALL
  SELECT * FROM people
)

SELECT * FROM mart_person_state
