-- One row per person, programme and month with a state, and one under 'all' per person and month: people, not cases.
-- A household's amount is shared evenly among those of its members who are in the population, so that yuan add up.
WITH shares AS (
  SELECT entitlement.person_id, entitlement.programme, entitlement.month,
    count(*) OVER (PARTITION BY entitlement.programme, entitlement.month, population.household_id) AS sharers
  FROM fct_entitlement AS entitlement
  JOIN dim_programme AS programme ON programme.programme = entitlement.programme AND programme.unit = 'household'
  JOIN fct_person_month AS population
    ON population.person_id = entitlement.person_id AND population.month = entitlement.month
  WHERE population.household_id IS NOT NULL
),

entitlement AS (
  SELECT fct_entitlement.*, coalesce(shares.sharers, 1) AS sharers
  FROM fct_entitlement
  LEFT JOIN shares USING (person_id, programme, month)
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
    round(coalesce(due_yuan, 0) / sharers, 2)::DECIMAL(14, 2) AS due_yuan,
    round(coalesce(paid_yuan, 0) / sharers, 2)::DECIMAL(14, 2) AS paid_yuan,
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
    arg_max(reason, (case_months, reason)) AS reason,
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
