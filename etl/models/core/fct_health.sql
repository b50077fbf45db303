-- One row per person of the population, register and category: the latest statement of the health department.
WITH diagnoses AS (
  SELECT * FROM stg_health_register
),

fct_health AS (
  SELECT
    people.person_id,
    diagnoses.register,
    diagnoses.category,
    diagnoses.diagnosed_on,
    diagnoses.ended,
    diagnoses.change_date
  FROM diagnoses
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_health
