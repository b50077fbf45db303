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
  SELECT fct_entitlement.*, coalesce(shares.sharers, 1) AS sharers, wrong.months AS wrong_months, wrong.since_yuan, int_unmet.unmet
  FROM fct_entitlement
  LEFT JOIN shares USING (person_id, programme, month)
  LEFT JOIN int_wrongly_paid AS wrong USING (person_id, programme, month)
  LEFT JOIN int_unmet USING (person_id, programme, month)
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
    step,
    missing,
    amount_flag AS amount,
    unmet, wrong_months,
    CASE WHEN sharers > 1 THEN round(since_yuan / sharers, 2)::DECIMAL(14, 2) ELSE since_yuan END AS since_yuan
  FROM entitlement
),

-- The few of whom more is told. A reason is that of the case that has lasted longest, the missing fact the rule book's first, an amount too low where any is.
told AS (
  SELECT
    person_id,
    month,
    arg_max(reason, (case_months, reason::VARCHAR)) FILTER (WHERE missed) AS reason,
    max(case_months) FILTER (WHERE missed) AS case_months,
    min(missing) FILTER (WHERE unknown) AS missing,
    min(amount) FILTER (WHERE amount <> 'right') AS amount,
    arg_max(unmet, (wrong_months, unmet::VARCHAR)) FILTER (WHERE wrongly_paid) AS unmet,
    max(wrong_months) FILTER (WHERE wrongly_paid) AS wrong_months
  FROM flags
  WHERE missed OR unknown OR wrongly_paid OR amount <> 'right'
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
    told.reason,
    told.case_months,
    told.missing,
    CASE WHEN bits.flags & 2 > 0 THEN coalesce(told.amount, 'right') END AS amount,
    told.unmet,
    told.wrong_months,
    person.category,
    person.grade,
    person.age,
    person.sex
  FROM bits
  LEFT JOIN mart_person_month AS person USING (person_id, month)
  LEFT JOIN told USING (person_id, month)
),

mart_person_state AS (
  SELECT * FROM people
  UNION ALL BY NAME
  SELECT * FROM flags
)

SELECT * FROM mart_person_state
