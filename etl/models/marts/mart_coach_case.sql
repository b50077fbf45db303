-- One row per case of a job coach that is open at the end of the month: accompanied, and neither at work yet nor given up.
WITH mart_coach_case AS (
  SELECT
    cases.record_no,
    dim_month.month,
    NULL::VARCHAR AS village,
    NULL::VARCHAR AS town,
    cases.coach,
    -- The first of a coach's open cases stands for the coach.
    CASE WHEN row_number() OVER (PARTITION BY dim_month.month, cases.coach ORDER BY cases.record_no) = 1 THEN 1 ELSE 0 END AS coaches
  FROM fct_case AS cases
  JOIN dim_month
    ON cases.opened_on <= dim_month.month_end
    AND coalesce(cases.begun_on, cases.ended_on, DATE '9999-12-31') > dim_month.month_end
    -- A case of which nobody has told for a year is no work in hand.
    AND dim_month.month_end < cases.opened_on + INTERVAL 12 MONTH
  WHERE cases.service = 'job_coach' AND cases.coach IS NOT NULL
)

SELECT * FROM mart_coach_case
