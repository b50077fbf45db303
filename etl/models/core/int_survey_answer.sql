-- One row per person and survey, with the months it speaks for: from July of its year to the next survey, at most 18 months.
WITH answers AS (
  SELECT
    *,
    make_date(year, 7, 1) AS from_month,
    make_date(lead(year) OVER (PARTITION BY person_id ORDER BY year), 7, 1) AS next_month
  FROM fct_survey
),

int_survey_answer AS (
  SELECT
    * EXCLUDE (next_month),
    least(coalesce(next_month, DATE '9999-12-01'), (from_month + INTERVAL 18 MONTH)::DATE) AS to_month
  FROM answers
)

SELECT * FROM int_survey_answer
