-- One row per person of the population and month: the household joined last among those the person belongs to.
WITH spells AS (
  SELECT
    people.person_id,
    dim_household.household_id,
    stg.joined,
    stg.village,
    greatest(date_trunc('month', stg.joined)::DATE, stg.known_from) AS from_month,
    least(
      coalesce((date_trunc('month', stg."left") + INTERVAL 1 MONTH)::DATE, DATE '9999-12-01'),
      coalesce(stg.known_to, DATE '9999-12-01')
    ) AS to_month
  FROM stg_households AS stg
  JOIN dim_person_identity AS people USING (id18)
  JOIN dim_household USING (household_no)
),

int_person_household AS (
  SELECT
    spells.person_id,
    dim_month.month,
    arg_max(spells.household_id, (spells.joined, spells.household_id)) AS household_id
  FROM spells
  JOIN dim_month ON dim_month.month >= spells.from_month AND dim_month.month < spells.to_month
  GROUP BY spells.person_id, dim_month.month
)

SELECT * FROM int_person_household
