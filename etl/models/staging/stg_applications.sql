-- One row per application: its decision where there is one, and the date from which a later application stands in its place.
WITH landed AS (
  SELECT * FROM landed_applications
),

latest AS (
  SELECT *
  FROM landed
  QUALIFY row_number() OVER (
    PARTITION BY application_no
    ORDER BY status <> 'open' DESC, decided_on DESC NULLS LAST, _load DESC, _file DESC, _row DESC
  ) = 1
),

stg_applications AS (
  SELECT
    application_no,
    id18,
    programme,
    applied_on,
    status,
    decided_on
  FROM latest
)

SELECT * FROM stg_applications
