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

-- Who was in June in the last year of a stage, by age since lists name no class: for one school year it is asked where they went.
last_year AS (
  SELECT
    pupil,
    CASE stage WHEN 'preschool' THEN 'preschool' WHEN 'compulsory' THEN 'compulsory' ELSE 'senior' END AS finished,
    school_age + 1 AS school_age,
    any_value(person_id) AS person_id, any_value(sex) AS sex, any_value(town) AS town, any_value(village) AS village, year(month) AS began
  FROM fct_enrolment
  WHERE month(month) = 6
    AND CASE stage WHEN 'preschool' THEN school_age = 5 WHEN 'compulsory' THEN school_age = 14 WHEN 'higher' THEN false ELSE school_age = 17 END
  GROUP BY ALL
),

leavers AS (
  SELECT last_year.* EXCLUDE (began), years.month FROM last_year JOIN years ON year(years.eve) = last_year.began
),

-- The dead and those who moved away are nobody's pupils, whatever an old list says.
listed AS (
  SELECT
    pupil, month,
    coalesce(lists.person_id, leavers.person_id) AS person_id,
    coalesce(lists.village, leavers.village) AS village,
    coalesce(lists.town, leavers.town) AS town,
    coalesce(lists.sex, leavers.sex) AS sex,
    coalesce(lists.school_age, leavers.school_age) AS school_age,
    lists.stage, lists.placement, lists.assessed,
    leavers.finished
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
    living.finished,
    service.work_form IS NOT NULL AS work,
    coalesce(service.rehab_served OR service.device_served OR service.child_rehab, false) AS rehab
  FROM children
  FULL JOIN living ON living.person_id = children.person_id AND living.month = children.month
  LEFT JOIN int_service_month AS service ON service.person_id = children.person_id AND service.month = children.month
)

SELECT * FROM mart_pupil
