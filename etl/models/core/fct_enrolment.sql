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
    -- Completed years on the 31 August before the school year; children without a certificate are in no register, so age and sex come from the number.
    datesub(
      'year', strptime(substr(lists.id18, 7, 8), '%Y%m%d')::DATE,
      make_date(year(dim_month.month) - CASE WHEN month(dim_month.month) < 9 THEN 1 ELSE 0 END, 8, 31)
    )::INTEGER AS school_age,
    CASE WHEN substr(lists.id18, 17, 1)::INTEGER % 2 = 1 THEN 'male' ELSE 'female' END::ENUM('male', 'female') AS sex,
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
