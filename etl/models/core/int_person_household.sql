-- One row per person of the population and span of months: the household joined last among those the person belongs to.
WITH spells AS (
  SELECT
    people.person_id,
    dim_household.household_id,
    stg.joined,
    greatest(date_trunc('month', stg.joined)::DATE, stg.known_from, run.first_month) AS from_month,
    least(
      coalesce((date_trunc('month', stg."left") + INTERVAL 1 MONTH)::DATE, DATE '9999-12-01'),
      coalesce(stg.known_to, DATE '9999-12-01'),
      (run.as_of + INTERVAL 1 MONTH)::DATE
    ) AS to_month
  FROM stg_households AS stg
  JOIN dim_person_identity AS people USING (id18)
  JOIN dim_household USING (household_no)
  CROSS JOIN run_parameter AS run
),

counted AS (
  SELECT *, count(*) OVER (PARTITION BY person_id) AS times FROM spells WHERE from_month < to_month
),

-- Only where a person has several are they held against one another, month by month.
monthly AS (
  SELECT counted.person_id, dim_month.month, dim_month.ordinal, arg_max(counted.household_id, (counted.joined, counted.household_id)) AS household_id
  FROM counted
  JOIN dim_month ON dim_month.month >= counted.from_month AND dim_month.month < counted.to_month
  WHERE counted.times > 1
  GROUP BY counted.person_id, dim_month.month, dim_month.ordinal
),

runs AS (
  SELECT person_id, household_id, month, ordinal - row_number() OVER (PARTITION BY person_id, household_id ORDER BY month) AS run FROM monthly
),

int_person_household AS (
  SELECT person_id, from_month, to_month, household_id FROM counted WHERE times = 1
  UNION ALL
  SELECT person_id, min(month) AS from_month, (max(month) + INTERVAL 1 MONTH)::DATE AS to_month, household_id
  FROM runs
  GROUP BY person_id, household_id, run
)

SELECT * FROM int_person_household
