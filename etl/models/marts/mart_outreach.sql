-- One row per town, and one for the city: what an outreach what-if needs, from the last twelve months. People, not cases.
-- All in tens and not under ten, so that neither a town nor a difference to the city gives away a person: the city's own number may be withheld on the cards.
WITH city AS (
  SELECT code FROM dim_place WHERE level = 'city'
),

flow AS (
  SELECT mart_missed_flow.*
  FROM mart_missed_flow
  CROSS JOIN run_parameter AS run
  WHERE month > run.as_of - INTERVAL 12 MONTH AND month <= run.as_of
),

missed AS (
  SELECT state.person_id, state.month, state.town, state.month = run.as_of AS now
  FROM mart_person_state AS state
  CROSS JOIN run_parameter AS run
  WHERE state.programme = 'all' AND state.missed AND state.month > run.as_of - INTERVAL 12 MONTH AND state.month <= run.as_of
),

decided AS (
  SELECT people.town, datediff('day', application.applied_on, application.decided_on) AS days, application.status = 'approved' AS approved
  FROM fct_application AS application
  CROSS JOIN run_parameter AS run
  JOIN fct_person_month AS people ON people.person_id = application.person_id AND people.month = run.as_of
  WHERE application.status IN ('approved', 'refused')
    AND application.decided_on >= run.as_of - INTERVAL 11 MONTH AND application.decided_on < run.as_of + INTERVAL 1 MONTH
),

towns AS (
  SELECT code AS area FROM dim_place WHERE level IN ('town', 'city')
),

moves AS (
  SELECT
    CASE WHEN grouping(town) = 1 THEN (SELECT code FROM city) ELSE town END AS area,
    count(*) FILTER (direction = 'in') AS came_in,
    count(*) FILTER (direction = 'out') AS went_out,
    count(*) FILTER (direction = 'out' AND flow IN ('paid', 'in_process')) AS helped,
    count(*) FILTER (direction = 'out' AND flow IN ('not_entitled', 'declined')) AS not_confirmed
  FROM flow
  GROUP BY GROUPING SETS ((town), ())
),

stock AS (
  SELECT CASE WHEN grouping(town) = 1 THEN (SELECT code FROM city) ELSE town END AS area, count(*) FILTER (now) AS open_people, count(*) AS person_months
  FROM missed
  GROUP BY GROUPING SETS ((town), ())
),

decisions AS (
  SELECT CASE WHEN grouping(town) = 1 THEN (SELECT code FROM city) ELSE town END AS area, count(*) AS decided, count(*) FILTER (approved) AS approved, median(days) AS median_days, quantile_cont(days, 0.9) AS slow_days
  FROM decided
  GROUP BY GROUPING SETS ((town), ())
),

counted AS (
  SELECT
    towns.area,
    coalesce(stock.open_people, 0) AS open_people,
    coalesce(stock.person_months, 0) AS person_months,
    coalesce(moves.came_in, 0) AS came_in,
    coalesce(moves.went_out, 0) AS went_out,
    coalesce(moves.helped, 0) AS helped,
    coalesce(moves.not_confirmed, 0) AS not_confirmed,
    coalesce(decisions.decided, 0) AS decided,
    coalesce(decisions.approved, 0) AS approved,
    CASE WHEN decisions.decided >= 10 THEN decisions.median_days END AS median_days,
    CASE WHEN decisions.decided >= 10 THEN decisions.slow_days END AS slow_days
  FROM towns
  LEFT JOIN moves USING (area)
  LEFT JOIN stock USING (area)
  LEFT JOIN decisions USING (area)
),

mart_outreach AS (
  SELECT
    area,
    CASE WHEN n BETWEEN 1 AND 9 THEN NULL ELSE round(n / 10.0) * 10 END::DOUBLE AS people,
    measure,
    median_days,
    slow_days
  FROM (UNPIVOT counted ON open_people, person_months, came_in, went_out, helped, not_confirmed, decided, approved INTO NAME measure VALUE n)
)

SELECT * FROM mart_outreach
