-- One row per place: the city, its 36 town-level units and 609 village-level units.
WITH landed AS (
  SELECT * FROM landed_places
  QUALIFY row_number() OVER (PARTITION BY code ORDER BY _load DESC, _file DESC, _row DESC) = 1
),

dim_place AS (
  SELECT
    code,
    name,
    coalesce(name_en, name) AS name_en,
    parent,
    level,
    kind,
    pop_2020,
    lat,
    lon,
    tile_column,
    tile_row,
    source,
    confidence,
    note
  FROM landed
)

SELECT * FROM dim_place
ORDER BY code
