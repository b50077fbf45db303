-- One row per person, programme and month with a state, and one under 'all' per person and month: people, not cases.
-- A household's amount is shared evenly among those of its members who are in the population, so that yuan add up.
-- What a person is stands on the row of the person alone.
WITH shares AS (
  SELECT entitlement.person_id, entitlement.programme, entitlement.month,
    count(*) OVER (PARTITION BY entitlement.programme, entitlement.month, population.household_id) AS sharers
  FROM fct_entitlement AS entitlement
  JOIN dim_programme AS programme ON programme.programme = entitlement.programme::VARCHAR AND programme.unit = 'household'
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
    -- Rounded only where it is shared: a power of ten for each of millions of rows is dear.
    coalesce(CASE WHEN sharers > 1 THEN round(due_yuan / sharers, 2)::DECIMAL(14, 2) ELSE due_yuan END, 0) AS due_yuan,
    coalesce(CASE WHEN sharers > 1 THEN round(paid_yuan / sharers, 2)::DECIMAL(14, 2) ELSE paid_yuan END, 0) AS paid_yuan,
    reason,
    case_months,
    step
  FROM entitlement
),

-- The reason of the person is that of the case that has lasted longest.
reasons AS (
  SELECT person_id, month, arg_max(reason, (case_months, reason::VARCHAR)) AS reason, max(case_months) AS case_months
  FROM flags
  WHERE missed
  GROUP BY person_id, month
),

-- One number instead of seven flags while grouping: the bits are set where any programme sets them.
bits AS (
  SELECT
    person_id,
    month,
    any_value(village) AS village,
    any_value(town) AS town,
    bit_or(
      entitled::UTINYINT + 2 * covered::UTINYINT + 4 * in_process::UTINYINT + 8 * declined::UTINYINT
      + 16 * missed::UTINYINT + 32 * wrongly_paid::UTINYINT + 64 * unknown::UTINYINT + 128 * unknown_paid::UTINYINT
    )::UTINYINT AS flags
  FROM flags
  GROUP BY person_id, month
),

people AS (
  SELECT
    bits.person_id,
    bits.month,
    'all'::programme_id AS programme,
    bits.village,
    bits.town,
    bits.flags & 1 > 0 AS entitled,
    bits.flags & 2 > 0 AS covered,
    bits.flags & 4 > 0 AS in_process,
    bits.flags & 8 > 0 AS declined,
    bits.flags & 16 > 0 AS missed,
    bits.flags & 32 > 0 AS wrongly_paid,
    bits.flags & 64 > 0 AS unknown,
    bits.flags & 128 > 0 AS unknown_paid,
    -- Yuan belong to programmes; the whole is their sum.
    0::DECIMAL(14, 2) AS due_yuan,
    0::DECIMAL(14, 2) AS paid_yuan,
    reasons.reason,
    reasons.case_months,
    person.category,
    person.grade,
    person.age,
    person.sex
  FROM bits
  LEFT JOIN mart_person_month AS person USING (person_id, month)
  LEFT JOIN reasons USING (person_id, month)
),

mart_person_state AS (
  SELECT * FROM people
  UNION ALL BY NAME
  SELECT * FROM flags
)

SELECT * FROM mart_person_state
