-- One row per pupil and month of the record in which the pupil is enrolled; the key is the identity, since pupils without a certificate are no persons of the population.
WITH lists AS (
  SELECT * FROM stg_education
),

fct_enrolment AS (
  SELECT
    hash(run_secret.secret || lists.id18) AS pupil,
    people.person_id,
    dim_month.month,
    lists.stage,
    lists.placement,
    lists.assessed,
    lists.town,
    lists.village
  FROM lists
  CROSS JOIN run_secret
  JOIN dim_month
    ON dim_month.month >= lists.term AND dim_month.month < lists.to_term
    AND lists.from_date <= dim_month.month_end AND coalesce(lists.to_date >= dim_month.month, true)
  LEFT JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_enrolment
