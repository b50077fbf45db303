-- The rows of mart_person_state, for people whose state in a month a later list has changed, twice: as the month's own lists told it (first) and as it is known now.
-- The amounts are left out: what is counted here are people.
WITH changed AS (
  SELECT person_id, programme, month, paid_then > 0 AS paid_then
  FROM int_paid_later
  WHERE (paid_then > 0) <> (paid_yuan > 0)
),

now AS (
  SELECT person_id, programme, month, state
  FROM fct_entitlement
  SEMI JOIN changed USING (person_id, month)
),

was AS (
  SELECT
    coalesce(now.person_id, changed.person_id) AS person_id,
    coalesce(now.programme, changed.programme) AS programme,
    coalesce(now.month, changed.month) AS month,
    CASE
      WHEN changed.person_id IS NULL THEN now.state::VARCHAR
      WHEN changed.paid_then THEN CASE WHEN now.state IS NULL THEN 'wrongly_paid' WHEN now.state = 'unknown' THEN 'unknown_paid' ELSE 'covered' END
      WHEN now.state = 'covered' THEN unpaid.state
      WHEN now.state = 'unknown_paid' THEN 'unknown'
    END AS state
  FROM now
  FULL JOIN changed USING (person_id, programme, month)
  LEFT JOIN int_unpaid AS unpaid
    ON unpaid.person_id = changed.person_id AND unpaid.programme = changed.programme AND unpaid.month = changed.month
),

told AS (
  SELECT true AS first, * FROM was WHERE state IS NOT NULL
  UNION ALL
  SELECT false, person_id, programme, month, state::VARCHAR FROM now
),

flags AS (
  SELECT
    first,
    person_id,
    programme,
    month,
    state IN ('covered', 'in_process', 'declined', 'blind_spot') AS entitled,
    state = 'covered' AS covered,
    state = 'in_process' AS in_process,
    state = 'declined' AS declined,
    state = 'blind_spot' AS missed,
    state = 'wrongly_paid' AS wrongly_paid,
    state = 'unknown' AS unknown,
    state = 'unknown_paid' AS unknown_paid
  FROM told
),

mart_person_told AS (
  SELECT * FROM flags
  UNION ALL BY NAME
  SELECT
    first,
    person_id,
    'all'::programme_id AS programme,
    month,
    bool_or(entitled) AS entitled,
    bool_or(covered) AS covered,
    bool_or(in_process) AS in_process,
    bool_or(declined) AS declined,
    bool_or(missed) AS missed,
    bool_or(wrongly_paid) AS wrongly_paid,
    bool_or(unknown) AS unknown,
    bool_or(unknown_paid) AS unknown_paid
  FROM flags
  GROUP BY first, person_id, month
)

SELECT * FROM mart_person_told
