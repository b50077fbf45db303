-- One row per case of a service to a person of the population: asked for, begun, ended.
WITH cases AS (
  SELECT 'rehabilitation' AS service, * FROM stg_rehab_services
  UNION ALL BY NAME
  SELECT 'device' AS service, * FROM stg_assistive_devices
  UNION ALL BY NAME
  SELECT 'work' AS service, * FROM stg_employment
  UNION ALL BY NAME
  SELECT kind AS service, * FROM stg_job_support
  UNION ALL BY NAME
  SELECT 'care' AS service, * FROM stg_care_placements
  UNION ALL BY NAME
  SELECT 'home' AS service, * FROM stg_home_modifications
  UNION ALL BY NAME
  SELECT 'rights' AS service, * FROM stg_rights_cases
),

fct_case AS (
  SELECT
    cases.service,
    cases.record_no,
    people.person_id,
    cases.kind,
    cases.opened_on,
    cases.begun_on,
    -- A case whose end alone was readable is over; whether it had begun is not known, and it is not said to have.
    cases.ended_on,
    coalesce(cases.price, cases.amount) AS yuan,
    cases.own_share AS own_yuan,
    cases.coach,
    cases.house_no
  FROM cases
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_case
ORDER BY person_id, opened_on
