-- One row per household number met in any feed; the number itself stays here.
WITH everyone AS (
  SELECT household_no FROM stg_households
  UNION
  SELECT household_no FROM stg_finances
),

dim_household AS (
  SELECT row_number() OVER (ORDER BY household_no) AS household_id, household_no
  FROM everyone
)

SELECT * FROM dim_household
