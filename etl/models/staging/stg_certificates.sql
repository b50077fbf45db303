-- One row per certificate record as registered: the register's own history, in the order in which it was said.
WITH landed AS (
  SELECT * FROM landed_certificates
),

stg_certificates AS (
  SELECT
    id18,
    name,
    cert_no,
    category,
    grade,
    CASE
      WHEN category IN (5, 6) THEN true
      WHEN category < 7 THEN false
      WHEN components IS NULL THEN NULL
      ELSE regexp_matches(components, '[56]')
    END AS mental,
    issue_date,
    expiry_date,
    status,
    change_date,
    town,
    village,
    row_number() OVER (PARTITION BY id18, change_date ORDER BY _load, _file, _sheet, _row) AS said,
    _file,
    _sheet,
    _row
  FROM landed
)

SELECT * FROM stg_certificates
