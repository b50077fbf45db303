-- One row per application of a person of the population.
WITH applications AS (
  SELECT * FROM stg_applications
),

fct_application AS (
  SELECT
    applications.application_no,
    people.person_id,
    applications.programme::programme_id AS programme,
    applications.applied_on,
    applications.status,
    applications.decided_on
  FROM applications
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_application
ORDER BY person_id, programme, applied_on
