-- One row per organisation and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_organisations
),

fct_organisation AS (
  SELECT quarter, org_no, name, kind, field, town, village, working, standard, members, activities
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, org_no ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_organisation
