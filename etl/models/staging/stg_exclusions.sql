-- One row per excluding benefit: the latest statement of it.
WITH landed AS (
  SELECT * FROM landed_exclusions
),

stg_exclusions AS (
  SELECT
    id18,
    kind,
    from_date,
    to_date,
    amount::DOUBLE AS amount
  FROM landed
  QUALIFY row_number() OVER (
    PARTITION BY id18, kind, from_date ORDER BY info_date DESC, _load DESC, _file DESC, _row DESC
  ) = 1
)

SELECT * FROM stg_exclusions
