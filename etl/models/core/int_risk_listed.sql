-- One row per person, programme and looked-at month on whose own pay list the person or the household stands: what was known in the month itself;
-- back pay of later months is not looked at.
WITH lines AS (
  SELECT DISTINCT landed.programme::programme_id AS programme, landed.id18, landed.household_no, looks.month
  FROM landed_payments AS landed
  JOIN int_risk_month AS looks ON looks.month = landed.pay_month
  WHERE landed.kind <> 'recovery' AND landed.amount > 0
),

int_risk_listed AS (
  SELECT people.person_id, lines.programme, lines.month
  FROM lines
  JOIN dim_person_identity AS people USING (id18)
  WHERE lines.programme <> 'dibao'
  UNION
  SELECT population.person_id, lines.programme, lines.month
  FROM lines
  JOIN dim_household AS household USING (household_no)
  JOIN fct_person_month AS population ON population.household_id = household.household_id AND population.month = lines.month
  WHERE lines.programme = 'dibao'
)

SELECT * FROM int_risk_listed
