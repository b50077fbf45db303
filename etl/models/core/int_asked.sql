-- One row per person and yearly survey: what was asked for, and the first day on which it was had. Answers of July are judged through the next calendar year.
WITH said AS (
  SELECT
    person_id, make_date(year, 7, 1) AS asked_on, make_date(year + 1, 1, 1) AS from_month, make_date(year + 1, 12, 1) AS to_month,
    needs_rehab, needs_device, needs_job, needs_care
  FROM fct_survey
),

had AS (
  SELECT person_id, CASE WHEN service IN ('training', 'startup', 'job_coach') THEN 'job' ELSE service END AS service, begun_on
  FROM fct_case
  WHERE begun_on IS NOT NULL AND service IN ('rehabilitation', 'device', 'training', 'startup', 'job_coach')
),

int_asked AS (
  SELECT
    said.person_id, said.from_month, said.to_month,
    any_value(said.needs_rehab) AS rehab,
    any_value(said.needs_device) AS device,
    any_value(said.needs_job) AS job,
    any_value(said.needs_care) AS care,
    min(had.begun_on) FILTER (WHERE had.service = 'rehabilitation') AS rehab_on,
    min(had.begun_on) FILTER (WHERE had.service = 'device') AS device_on,
    min(had.begun_on) FILTER (WHERE had.service = 'job') AS job_on
  FROM said
  LEFT JOIN had ON had.person_id = said.person_id AND had.begun_on >= said.asked_on
  GROUP BY said.person_id, said.from_month, said.to_month
)

SELECT * FROM int_asked
