-- One row per holder who lives in the city, and month: needs, services, waiting, work, care and insurance side by side.
WITH holders AS (
  SELECT people.person_id, people.month, people.village, people.town, people.category, people.grade, people.age, person.sex, people.severe,
    coalesce(people.roster_kind, 'none') <> 'none' AS poor
  FROM mart_person_month AS people
  JOIN dim_person AS person USING (person_id)
  WHERE people.holder
),

insured AS (
  SELECT insurance.person_id, dim_month.month, insurance.pension, insurance.medical
  FROM fct_insurance AS insurance
  JOIN dim_month ON insurance.valid_from <= dim_month.month_end AND insurance.valid_to > dim_month.month_end
),

said AS (
  SELECT person_id, month, needs_rehab OR needs_device OR needs_job OR needs_care AS voiced FROM mart_survey_person
),

asked AS (
  SELECT asked.*, dim_month.month, dim_month.month_end
  FROM int_asked AS asked
  JOIN dim_month ON dim_month.month BETWEEN asked.from_month AND asked.to_month
),

mart_service_person AS (
  SELECT
    holders.*,
    coalesce(service.rehab_need, false) AS rehab_need,
    coalesce(service.rehab_met, false) AS rehab_met,
    datediff('day', service.rehab_since, last_day(holders.month)) AS rehab_days,
    coalesce(service.device_need, false) AS device_need,
    coalesce(service.device_met, false) AS device_met,
    datediff('day', service.device_since, last_day(holders.month)) AS device_days,
    CASE WHEN service.care_residential THEN 'residential' WHEN service.care_day THEN 'day' WHEN service.care_home THEN 'home' END AS care_form,
    datediff('day', service.care_since, last_day(holders.month)) AS care_days,
    holders.age BETWEEN 16 AND 59 AS working_age,
    coalesce(service.work, false) AS work,
    coalesce(service.home_done, false) AS home_done,
    service.home_since IS NOT NULL AS home_waiting,
    coalesce(service.culture, false) AS culture,
    coalesce(service.sport, false) AS sport,
    coalesce(service.aided, false) AS aided,
    coalesce(service.charity, false) AS charity,
    insured.pension IS NOT NULL AS pension_known,
    coalesce(insured.pension <> 'none', false) AS pension,
    insured.medical IS NOT NULL AS medical_known,
    coalesce(insured.medical <> 'none', false) AS medical,
    coalesce(
      service.rehab_served OR service.device_served OR service.care_residential OR service.care_day OR service.care_home
      OR service.job_served OR service.home_served OR service.child_rehab, false
    ) AS reached,
    said.person_id IS NOT NULL AS surveyed,
    coalesce(said.voiced, false) AS voiced,
    coalesce(asked.rehab, false) AS asked_rehab,
    coalesce(asked.device, false) AS asked_device,
    coalesce(asked.job, false) AS asked_job,
    -- Care (托养) is asked of working age only.
    coalesce(asked.care AND holders.age BETWEEN 16 AND 59, false) AS asked_care,
    coalesce(asked.rehab_on <= asked.month_end, false) AS had_rehab,
    coalesce(asked.device_on <= asked.month_end, false) AS had_device,
    coalesce(service.work OR asked.job_on <= asked.month_end, false) AS had_job,
    coalesce(service.care_residential OR service.care_day OR service.care_home, false) AS had_care
  FROM holders
  LEFT JOIN int_service_month AS service USING (person_id, month)
  LEFT JOIN insured USING (person_id, month)
  LEFT JOIN said USING (person_id, month)
  LEFT JOIN asked USING (person_id, month)
)

SELECT * FROM mart_service_person
