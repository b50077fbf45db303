-- One row per child or pupil and month: holders of school age, enrolled or not, and pupils with special needs who hold no certificate. Ages are those on the
-- 31 August before the school year.
WITH years AS (
  SELECT month, make_date(year(month) - CASE WHEN month(month) < 9 THEN 1 ELSE 0 END, 8, 31) AS eve FROM dim_month
),

children AS (
  SELECT
    people.person_id, people.month, people.village, people.town, people.category, person.sex,
    datesub('year', person.birth_date, years.eve)::INTEGER AS school_age
  FROM mart_person_month AS people
  JOIN dim_person AS person USING (person_id)
  JOIN years USING (month)
  WHERE people.holder AND people.age BETWEEN 3 AND 22
),

-- Who was in the last year of compulsory school in June: for one school year it is asked where they went.
finished AS (
  SELECT pupil, any_value(person_id) AS person_id, any_value(sex) AS sex, any_value(town) AS town, any_value(village) AS village, year(month) AS began
  FROM fct_enrolment
  WHERE stage = 'compulsory' AND school_age = 14 AND month(month) = 6
  GROUP BY pupil, year(month)
),

leavers AS (
  SELECT finished.* EXCLUDE (began), years.month FROM finished JOIN years ON year(years.eve) = finished.began
),

-- The dead and those who moved away are nobody's pupils, whatever an old list says.
listed AS (
  SELECT
    pupil, month,
    coalesce(lists.person_id, leavers.person_id) AS person_id,
    coalesce(lists.village, leavers.village) AS village,
    coalesce(lists.town, leavers.town) AS town,
    coalesce(lists.sex, leavers.sex) AS sex,
    coalesce(lists.school_age, 15) AS school_age,
    lists.stage, lists.placement, lists.assessed,
    leavers.month IS NOT NULL AS finished
  FROM fct_enrolment AS lists
  FULL JOIN leavers USING (pupil, month)
),

living AS (
  SELECT listed.*
  FROM listed
  ANTI JOIN int_residence AS away ON away.person_id = listed.person_id AND away.month = listed.month
  LEFT JOIN dim_person AS person ON person.person_id = listed.person_id
  WHERE coalesce(person.death_date >= listed.month, true)
),

mart_pupil AS (
  SELECT
    coalesce(children.month, living.month) AS month,
    coalesce(children.village, living.village) AS village,
    coalesce(children.town, living.town) AS town,
    row_number() OVER () AS row_no,
    children.category,
    coalesce(children.sex, living.sex) AS sex,
    coalesce(children.school_age, living.school_age) AS school_age,
    children.person_id IS NOT NULL AS holder,
    living.stage IS NOT NULL AS enrolled,
    living.stage AS school_stage,
    living.placement,
    coalesce(living.assessed, false) AS assessed,
    coalesce(living.finished, false) AS finished,
    coalesce(service.rehab_served OR service.device_served OR service.child_rehab, false) AS rehab
  FROM children
  FULL JOIN living ON living.person_id = children.person_id AND living.month = children.month
  LEFT JOIN int_service_month AS service ON service.person_id = children.person_id AND service.month = children.month
)

SELECT * FROM mart_pupil
