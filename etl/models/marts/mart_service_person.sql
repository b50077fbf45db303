-- One row per holder who lives in the city, and month: needs, services, waiting, work, care and insurance side by side.
WITH holders AS (
  SELECT people.person_id, people.month, people.village, people.town, people.category, people.grade, people.age, person.sex, people.severe,
    coalesce(people.roster_kind, 'none') <> 'none' AS poor,
    last_day(people.month) AS month_end
  FROM mart_person_month AS people
  JOIN dim_person AS person USING (person_id)
  WHERE people.holder
),

mart_service_person AS (
  SELECT
    holders.* EXCLUDE (month_end),
    coalesce(service.rehab_need, false) AS rehab_need,
    coalesce(service.rehab_met, false) AS rehab_met,
    datediff('day', service.rehab_since, holders.month_end) AS rehab_days,
    coalesce(service.device_need, false) AS device_need,
    coalesce(service.device_met, false) AS device_met,
    datediff('day', service.device_since, holders.month_end) AS device_days,
    CASE WHEN service.care_residential THEN 'residential' WHEN service.care_day THEN 'day' WHEN service.care_home THEN 'home' END AS care_form,
    datediff('day', service.care_since, holders.month_end) AS care_days,
    holders.age BETWEEN 16 AND 59 AS working_age,
    service.work_form IS NOT NULL AS work,
    service.work_form,
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
    coalesce(said.needs_rehab OR said.needs_device OR said.needs_job OR said.needs_care, false) AS voiced,
    coalesce(asked.rehab, false) AS asked_rehab,
    coalesce(asked.device, false) AS asked_device,
    coalesce(asked.job, false) AS asked_job,
    -- Care (托养) is for ages 16 to 59; care of the elderly is not the federation's and stands in no feed, so nobody could say whether it was had.
    coalesce(asked.care AND holders.age BETWEEN 16 AND 59, false) AS asked_care,
    coalesce(asked.rehab_on <= holders.month_end, false) AS had_rehab,
    coalesce(asked.device_on <= holders.month_end, false) AS had_device,
    coalesce(service.work_form IS NOT NULL OR asked.job_on <= holders.month_end, false) AS had_job,
    coalesce(service.care_residential OR service.care_day OR service.care_home, false) AS had_care
  FROM holders
  LEFT JOIN int_service_month AS service USING (person_id, month)
  LEFT JOIN fct_insurance AS insured
    ON insured.person_id = holders.person_id AND insured.valid_from <= holders.month_end AND insured.valid_to > holders.month_end
  LEFT JOIN int_survey_answer AS said
    ON said.person_id = holders.person_id AND said.from_month <= holders.month AND said.to_month > holders.month
  LEFT JOIN int_asked AS asked
    ON asked.person_id = holders.person_id AND asked.from_month <= holders.month AND asked.to_month >= holders.month
)

SELECT * FROM mart_service_person
