-- One row per person and looked-at month whose need nobody knows: on no pay list of the month, or entitlement unknown. Who is known to be entitled
-- and unpaid stands in the ledger of the missed already and is not guessed at. A pay line in quarantine is the sender's to mend, not a visit's.
WITH people AS (
  SELECT population.person_id, population.month, looks.role
  FROM fct_person_month AS population
  JOIN int_risk_month AS looks USING (month)
  WHERE population.alive AND population.in_hukou AND population.village IS NOT NULL AND population.category IS NOT NULL
),

listed AS (
  SELECT DISTINCT person_id, month FROM int_risk_listed
),

states AS (
  SELECT
    entitlement.person_id,
    entitlement.month,
    bool_or(entitlement.state NOT IN ('unknown', 'unknown_paid', 'wrongly_paid') AND listed.person_id IS NULL) AS known,
    bool_or(entitlement.missing IN ('payment_line', 'pay_list')) AS in_quarantine,
    bool_or(entitlement.state IN ('unknown', 'unknown_paid') AND listed.person_id IS NULL) AS unknown
  FROM fct_entitlement AS entitlement
  SEMI JOIN int_risk_month AS looks ON looks.month = entitlement.month
  LEFT JOIN int_risk_listed AS listed USING (person_id, programme, month)
  GROUP BY entitlement.person_id, entitlement.month
),

int_risk_case AS (
  SELECT people.person_id, people.month, people.role, coalesce(states.unknown, false) AS unknown
  FROM people
  LEFT JOIN states USING (person_id, month)
  LEFT JOIN listed USING (person_id, month)
  WHERE NOT coalesce(states.known OR states.in_quarantine, false) AND (listed.person_id IS NULL OR coalesce(states.unknown, false))
)

SELECT * FROM int_risk_case
