-- One row per household of the as-of month: who lives in it, by the last statement of its members. The first that applies: alone, several holders, with minors, elderly, others.
WITH run AS (
  SELECT run.as_of, last_day(run.as_of) AS month_end, parameter.adult_age, parameter.elderly_age
  FROM run_parameter AS run
  JOIN dim_parameter_month AS parameter ON parameter.month = run.as_of
),

-- Of who has no certificate no register but this one tells, so the age comes from the number itself.
members AS (
  SELECT DISTINCT
    dim_household.household_id,
    stg.id18,
    datesub('year', strptime(substr(stg.id18, 7, 8), '%Y%m%d')::DATE, run.month_end) AS age,
    run.adult_age,
    run.elderly_age
  FROM stg_households AS stg
  JOIN dim_household USING (household_no)
  JOIN run
    ON stg.known_from <= run.as_of AND coalesce(stg.known_to > run.as_of, true)
    AND stg.joined <= run.month_end AND coalesce(stg."left" >= run.as_of, true)
),

holders AS (
  SELECT person.household_id, count(*) AS holders
  FROM fct_person_month AS person
  JOIN run ON person.month = run.as_of
  WHERE person.cert_valid AND person.alive AND person.in_hukou
  GROUP BY person.household_id
),

int_home_type AS (
  SELECT
    members.household_id,
    CASE
      WHEN count(*) = 1 THEN 'alone'
      WHEN any_value(holders.holders) >= 2 THEN 'several_holders'
      WHEN bool_or(members.age < members.adult_age) THEN 'with_minors'
      WHEN bool_and(members.age >= members.elderly_age) THEN 'elderly'
      ELSE 'others'
    END AS home_type
  FROM members
  LEFT JOIN holders USING (household_id)
  GROUP BY members.household_id
)

SELECT * FROM int_home_type
