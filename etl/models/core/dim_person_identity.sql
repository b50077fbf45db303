-- One row per person of the population with the identity behind the key. Personal data: no page and no export reads it.
-- Numbered by village: what is made person after person lies village by village, and counting by village finds its groups side by side.
WITH certificates AS (
  SELECT id18, arg_max(name, change_date) AS name, arg_max(village, change_date) AS village FROM stg_certificates GROUP BY id18
),

payees AS (
  SELECT DISTINCT id18, NULL::VARCHAR AS name, NULL::VARCHAR AS village
  FROM landed_payments
  WHERE programme IN ('living_subsidy', 'care_subsidy')
    AND id18 NOT IN (SELECT id18 FROM certificates)
),

everyone AS (
  SELECT * FROM certificates
  UNION ALL
  SELECT * FROM payees
),

keyed AS (
  SELECT
    'P' || upper(substr(md5(run_secret.secret || id18), 1, 12)) AS person_key,
    id18,
    name,
    village
  FROM everyone
  CROSS JOIN run_secret
),

dim_person_identity AS (
  SELECT
    row_number() OVER (ORDER BY village, person_key, id18) AS person_id,
    person_key,
    id18,
    name
  FROM keyed
)

SELECT * FROM dim_person_identity
