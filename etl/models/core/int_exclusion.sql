-- One row per person and month with an excluding benefit.
WITH benefits AS (
  SELECT people.person_id, stg.*
  FROM stg_exclusions AS stg
  JOIN dim_person_identity AS people USING (id18)
),

int_exclusion AS (
  SELECT
    benefits.person_id,
    dim_month.month,
    bool_or(benefits.kind = 'work_injury_nursing') AS excl_work_injury,
    bool_or(benefits.kind = 'retired_cadre') AS excl_retired,
    bool_or(benefits.kind = 'orphan') AS excl_orphan,
    coalesce(max(benefits.amount) FILTER (WHERE benefits.kind = 'elderly_care'), 0) AS elderly_care
  FROM benefits
  JOIN dim_month
    ON benefits.from_date <= dim_month.month_end
    AND (benefits.to_date IS NULL OR benefits.to_date >= dim_month.month)
  GROUP BY benefits.person_id, dim_month.month
)

SELECT * FROM int_exclusion
