-- One row per pupil and term, with the months for which the term's list stands: until the next list, at most 12 months.
WITH landed AS (
  SELECT * FROM landed_education
),

terms AS (
  SELECT
    term,
    least(
      coalesce(lead(term) OVER (ORDER BY term), DATE '9999-12-01'), (term + INTERVAL 12 MONTH)::DATE
    ) AS to_term
  FROM (SELECT DISTINCT term FROM landed)
),

stg_education AS (
  SELECT landed.id18, landed.term, terms.to_term, landed.stage, landed.placement, landed.category, landed.assessed, landed.from_date, landed.to_date, landed.town, landed.village
  FROM landed
  JOIN terms USING (term)
  QUALIFY row_number() OVER (PARTITION BY landed.id18, landed.term ORDER BY landed._load DESC, landed._file DESC, landed._row DESC) = 1
)

SELECT * FROM stg_education
