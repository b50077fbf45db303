-- One row per case whose outcome the next six months showed: found = entitled and unpaid when first known (unknown before), or missed later on;
-- a case of which something stayed unknown and nothing was found is not closed and has no row.
WITH cases AS (
  SELECT person_id, month FROM int_risk_case WHERE role <> 'score'
),

unknown AS (
  SELECT person_id, programme, month FROM fct_entitlement WHERE state IN ('unknown', 'unknown_paid')
),

later AS (
  SELECT was.person_id, was.programme, was.month, was.month + to_months(ahead.ahead::INTEGER) AS later_month
  FROM unknown AS was
  SEMI JOIN cases ON cases.person_id = was.person_id AND cases.month = was.month
  ANTI JOIN int_risk_listed AS listed ON listed.person_id = was.person_id AND listed.programme = was.programme AND listed.month = was.month
  CROSS JOIN generate_series(1, 6) AS ahead (ahead)
),

-- The first later month in which the programme's verdict is known again, and what it says; NULL where none came.
first_known AS (
  SELECT
    later.person_id,
    later.month,
    later.programme,
    arg_min(coalesce(verdict.state::VARCHAR, 'none'), later.later_month) FILTER (unknown.person_id IS NULL) AS state
  FROM later
  LEFT JOIN unknown ON unknown.person_id = later.person_id AND unknown.programme = later.programme AND unknown.month = later.later_month
  LEFT JOIN fct_entitlement AS verdict
    ON verdict.person_id = later.person_id AND verdict.programme = later.programme AND verdict.month = later.later_month
  GROUP BY later.person_id, later.month, later.programme
),

closed AS (
  SELECT
    person_id,
    month,
    bool_or(coalesce(state IN ('blind_spot', 'in_process', 'declined', 'covered'), false)) AS found,
    bool_and(state IS NOT NULL) AS known
  FROM first_known
  GROUP BY person_id, month
),

missed AS (
  SELECT DISTINCT cases.person_id, cases.month
  FROM cases
  JOIN fct_entitlement AS entitlement
    ON entitlement.person_id = cases.person_id AND entitlement.state = 'blind_spot'
    AND entitlement.month > cases.month AND entitlement.month <= cases.month + INTERVAL 6 MONTH
),

int_risk_outcome AS (
  SELECT cases.person_id, cases.month, coalesce(closed.found, false) OR missed.person_id IS NOT NULL AS found
  FROM cases
  LEFT JOIN closed USING (person_id, month)
  LEFT JOIN missed USING (person_id, month)
  WHERE coalesce(closed.found OR closed.known, true) OR missed.person_id IS NOT NULL
)

SELECT * FROM int_risk_outcome
