-- One row per form of care and measure: places, people and flows of the last twelve months, for the what-if of places.
-- People in tens and not under ten, so that the three forms cannot be subtracted from the published whole; places are no people and stand as stated.
WITH year AS (
  SELECT month, month_end, month = run.as_of AS now, (run.as_of - INTERVAL 11 MONTH)::DATE AS begins, last_day(run.as_of) AS ends
  FROM dim_month
  CROSS JOIN run_parameter AS run
  WHERE month > run.as_of - INTERVAL 12 MONTH AND month <= run.as_of
),

cases AS (
  SELECT person_id, kind AS form, opened_on, begun_on, ended_on FROM fct_case WHERE service = 'care'
),

held AS (
  SELECT place.form, sum(year.now::INT) AS places, sum((year.now AND taken)::INT) AS in_care, count(*) FILTER (taken) AS care_months, count(*) FILTER (NOT taken) AS free_months
  FROM mart_care_place AS place
  JOIN year USING (month)
  GROUP BY place.form
),

-- Who waits at a month's end, among the holders who live in the city.
waits AS (
  SELECT cases.form, year.now, people.person_id
  FROM mart_service_person AS people
  JOIN year USING (month)
  JOIN cases ON cases.person_id = people.person_id AND cases.opened_on <= year.month_end
    AND (cases.begun_on IS NULL OR cases.begun_on > year.month_end) AND (cases.ended_on IS NULL OR cases.ended_on > year.month_end)
  WHERE people.care_days IS NOT NULL
),

waiting AS (
  SELECT form, count(DISTINCT person_id) FILTER (now) AS waiting, count(*) AS waiting_months FROM waits GROUP BY form
),

moves AS (
  SELECT
    cases.form,
    count(*) FILTER (opened_on BETWEEN span.begins AND span.ends) AS asked,
    count(*) FILTER (begun_on BETWEEN span.begins AND span.ends) AS begun,
    count(*) FILTER (begun_on IS NOT NULL AND ended_on BETWEEN span.begins AND span.ends) AS left_care,
    count(*) FILTER (begun_on IS NULL AND ended_on BETWEEN span.begins AND span.ends) AS gave_up,
    median(datediff('day', opened_on, begun_on)) FILTER (begun_on BETWEEN span.begins AND span.ends) AS median_days,
    quantile_cont(datediff('day', opened_on, begun_on), 0.9) FILTER (begun_on BETWEEN span.begins AND span.ends) AS slow_days
  FROM cases
  CROSS JOIN (SELECT DISTINCT begins, ends FROM year) AS span
  GROUP BY cases.form
),

counted AS (
  SELECT
    held.form,
    held.places,
    held.free_months,
    held.in_care,
    held.care_months,
    coalesce(waiting.waiting, 0) AS waiting,
    coalesce(waiting.waiting_months, 0) AS waiting_months,
    coalesce(moves.asked, 0) AS asked,
    coalesce(moves.begun, 0) AS begun,
    coalesce(moves.left_care, 0) AS left_care,
    coalesce(moves.gave_up, 0) AS gave_up,
    CASE WHEN moves.begun >= 10 THEN moves.median_days END AS median_days,
    CASE WHEN moves.begun >= 10 THEN moves.slow_days END AS slow_days
  FROM held
  LEFT JOIN waiting USING (form)
  LEFT JOIN moves USING (form)
),

mart_care_flow AS (
  SELECT
    form,
    measure,
    CASE WHEN measure IN ('places', 'free_months') THEN n WHEN n BETWEEN 1 AND 9 THEN NULL ELSE round(n / 10.0) * 10 END::DOUBLE AS n,
    median_days,
    slow_days
  FROM (UNPIVOT counted ON places, free_months, in_care, care_months, waiting, waiting_months, asked, begun, left_care, gave_up INTO NAME measure VALUE n)
)

SELECT * FROM mart_care_flow
