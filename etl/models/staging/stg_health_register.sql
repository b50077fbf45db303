-- One row per person, register and category: the latest statement of it.
WITH landed AS (
  SELECT * FROM landed_health_register
),

stg_health_register AS (
  SELECT id18, register, category, diagnosed_on, status = 'ended' AS ended, change_date, town, village
  FROM landed
  QUALIFY row_number() OVER (
    PARTITION BY id18, register, category ORDER BY change_date DESC, _load DESC, _file DESC, _row DESC
  ) = 1
)

SELECT * FROM stg_health_register
