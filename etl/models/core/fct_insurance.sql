-- SCD2: one row per person and spell of unchanged insurance; valid_from inclusive, valid_to exclusive.
WITH landed AS (
  SELECT * FROM landed_social_insurance
),

fct_insurance AS (
  SELECT
    people.person_id,
    landed.from_date AS valid_from,
    coalesce(lead(landed.from_date) OVER (PARTITION BY people.person_id ORDER BY landed.from_date), DATE '9999-12-31') AS valid_to,
    landed.pension,
    landed.medical,
    landed.payer
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_insurance
ORDER BY person_id, valid_from
