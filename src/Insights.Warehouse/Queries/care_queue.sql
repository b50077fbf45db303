-- Which forms of care each person of the population has asked for and waits for at the end of the as-of month, however long, in the population's order.
-- Personal data: for sums in memory only.
WITH run AS (
  SELECT last_day(max(month)) AS month_end FROM fct_person_month
),

queue AS (
  SELECT person_id, bool_or(kind = 'residential') AS residential, bool_or(kind = 'day') AS day, bool_or(kind = 'home') AS home
  FROM fct_case
  CROSS JOIN run
  WHERE service = 'care' AND opened_on <= month_end AND coalesce(begun_on > month_end, true) AND coalesce(ended_on > month_end, true)
  GROUP BY person_id
)

SELECT coalesce(queue.residential, false) AS residential, coalesce(queue.day, false) AS day, coalesce(queue.home, false) AS home
FROM mart_population AS population
LEFT JOIN queue ON queue.person_id = population.person_id
ORDER BY population.household_id NULLS LAST, population.person_id;
