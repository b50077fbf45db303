-- One row per person of the population and month on the low-income roster.
WITH landed AS (
  SELECT * FROM landed_roster
),

fct_roster AS (
  SELECT
    people.person_id,
    landed.month,
    arg_max(landed.kind, (landed._load, landed._row))::roster_kind AS kind,
    arg_max(landed.care_level, (landed._load, landed._row))::care_level AS care_level,
    arg_max(landed.since, (landed._load, landed._row)) AS since
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
  GROUP BY people.person_id, landed.month
)

SELECT * FROM fct_roster
