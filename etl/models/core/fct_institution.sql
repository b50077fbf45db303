-- One row per institution and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_institution_assessments
),

fct_institution AS (
  SELECT quarter, institution_no, name, kind, town, grade, standards_due, standards_met, clients, complaints
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, institution_no ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_institution
