-- One row per case of a service to a person of the population: asked for, begun, ended.
WITH cases AS (
  SELECT 'rehabilitation' AS service, record_no, id18, kind, opened_on, begun_on, ended_on FROM stg_rehab_services
),

fct_case AS (
  SELECT
    cases.service,
    cases.record_no,
    people.person_id,
    cases.kind,
    cases.opened_on,
    cases.begun_on,
    cases.ended_on
  FROM cases
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_case
ORDER BY person_id, opened_on
