-- One row per household member and statement, with the months in which that statement is the last one known.
WITH landed AS (
  SELECT * FROM landed_households
),

stg_households AS (
  SELECT
    household_no,
    id18,
    relation,
    joined,
    "left",
    town,
    village,
    info_date,
    date_trunc('month', info_date)::DATE AS known_from,
    date_trunc('month', lead(info_date) OVER spell)::DATE AS known_to
  FROM landed
  WINDOW spell AS (PARTITION BY household_no, id18, joined ORDER BY info_date, _load, _file, _row)
)

SELECT * FROM stg_households
