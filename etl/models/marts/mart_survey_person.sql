-- One row per living resident and month with a survey answer at most 18 months old (surveys are taken in July).
WITH mart_survey_person AS (
  SELECT
    people.person_id,
    people.month,
    people.village,
    people.town,
    people.age,
    people.category,
    people.grade,
    people.sex,
    answers.employed,
    answers.employment_form,
    answers.reports_living,
    answers.reports_care,
    answers.needs_care,
    answers.needs_rehab,
    answers.needs_device,
    answers.needs_job
  FROM mart_person_month AS people
  JOIN int_survey_answer AS answers
    ON answers.person_id = people.person_id AND answers.from_month <= people.month AND answers.to_month > people.month
)

SELECT * FROM mart_survey_person
