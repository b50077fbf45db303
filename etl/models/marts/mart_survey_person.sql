-- One row per living resident and month with a survey answer at most 18 months old (surveys are taken in July).
WITH answers AS (
  SELECT
    *,
    make_date(year, 7, 1) AS from_month,
    coalesce(
      make_date(lead(year) OVER (PARTITION BY person_id ORDER BY year), 7, 1),
      (make_date(year, 7, 1) + INTERVAL 18 MONTH)::DATE
    ) AS to_month
  FROM fct_survey
),

mart_survey_person AS (
  SELECT
    people.person_id,
    people.month,
    people.village,
    people.town,
    people.age,
    answers.employed,
    answers.employment_form,
    answers.reports_living,
    answers.reports_care,
    answers.needs_care,
    answers.needs_rehab,
    answers.needs_device,
    answers.needs_job
  FROM mart_person_month AS people
  JOIN answers
    ON answers.person_id = people.person_id
    AND answers.from_month <= people.month
    AND least(answers.to_month, (answers.from_month + INTERVAL 18 MONTH)::DATE) > people.month
)

SELECT * FROM mart_survey_person
