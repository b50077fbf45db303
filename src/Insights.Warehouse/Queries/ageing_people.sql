-- What ageing asks of each person of the population beside the rules' facts, in the population's order: months until the certificate expires,
-- and whether the person came into the register within the last year. Personal data: for sums in memory only.
WITH before AS (
  SELECT person_id
  FROM fct_person_month
  WHERE month = (SELECT max(month) FROM fct_person_month) - INTERVAL 12 MONTH
)

SELECT
  datediff('month', population.month, facts.expiry_date) AS expiry_months,
  population.cert_valid AND population.alive AND population.in_hukou AND before.person_id IS NULL AS is_new
FROM mart_population AS population
LEFT JOIN fct_person_month AS facts ON facts.person_id = population.person_id AND facts.month = population.month
LEFT JOIN before ON before.person_id = population.person_id
ORDER BY population.household_id NULLS LAST, population.person_id;
