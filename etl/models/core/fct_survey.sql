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
    bool_or(landed.needs_job) AS needs_job
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
  GROUP BY people.person_id, landed.year
)

SELECT * FROM fct_survey
