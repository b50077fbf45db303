-- One row per person, programme and month for which a pay line lies in quarantine; a month that cannot be read is taken from the list's.
WITH lines AS (
  SELECT
    programme::programme_id AS programme,
    id18,
    household_no,
    coalesce(for_from, for_to, pay_month) AS from_month,
    coalesce(for_to, for_from, pay_month) AS to_month
  FROM doubtful_payments
  WHERE programme IS NOT NULL AND coalesce(kind, 'regular') <> 'recovery'
),

to_people AS (
  SELECT lines.programme, people.person_id, lines.from_month, lines.to_month
  FROM lines
  JOIN dim_person_identity AS people ON people.id18 = lines.id18
  WHERE lines.programme <> 'dibao'
),

to_households AS (
  SELECT lines.programme, household.household_id, lines.from_month, lines.to_month
  FROM lines
  JOIN dim_household AS household ON household.household_no = lines.household_no
  WHERE lines.programme = 'dibao'
),

int_doubtful_payment AS (
  SELECT to_people.programme, to_people.person_id, dim_month.month
  FROM to_people
  JOIN dim_month ON dim_month.month BETWEEN to_people.from_month AND to_people.to_month
  UNION
  SELECT to_households.programme, population.person_id, population.month
  FROM to_households
  JOIN fct_person_month AS population
    ON population.household_id = to_households.household_id
    AND population.month BETWEEN to_households.from_month AND to_households.to_month
)

SELECT * FROM int_doubtful_payment
