-- One row per person and survey year.
WITH landed AS (
  SELECT * FROM landed_survey
),

fct_survey AS (
  SELECT
    people.person_id,
    landed.year,
    arg_max(landed.employed, landed._load) AS employed,
    arg_max(landed.employment_form, landed._load) AS employment_form,
    bool_or(landed.reports_living) AS reports_living,
    bool_or(landed.reports_care) AS reports_care,
    bool_or(landed.needs_care) AS needs_care,
    bool_or(landed.needs_rehab) AS needs_rehab,
    bool_or(landed.needs_device) AS needs_device,
    bool_or(landed.needs_job) AS needs_job,
    arg_max(landed.study_stage, landed._load) AS study_stage,
    arg_max(landed.pension_kind, landed._load) AS pension_kind,
    arg_max(landed.medical_kind, landed._load) AS medical_kind,
    arg_max(landed.care_form, landed._load) AS care_form,
    arg_max(landed.motor_wheelchair, landed._load) AS motor_wheelchair,
    arg_max(landed.own_dwelling, landed._load) AS own_dwelling,
    arg_max(landed.home_modified, landed._load) AS home_modified,
    arg_max(landed.device_years, landed._load) AS device_years,
    arg_max(landed.medical_cost, landed._load)::DOUBLE AS medical_cost,
    arg_max(landed.emergency, landed._load) AS emergency
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
  GROUP BY people.person_id, landed.year
)

SELECT * FROM fct_survey
