-- One row per party branch and quarter; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_party_branches
),

fct_party_branch AS (
  SELECT quarter, branch, unit_kind, town, members, score, standard
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY quarter, branch ORDER BY _load DESC, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_party_branch
