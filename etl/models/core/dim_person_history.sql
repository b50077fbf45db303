-- SCD2: one row per person and spell in which certificate and place stay the same; valid_from inclusive, valid_to exclusive.
WITH certificates AS (
  SELECT
    id18,
    change_date AS at,
    1 AS turn,
    said,
    {
      'category': category, 'grade': grade, 'mental': mental, 'issue_date': issue_date,
      'expiry_date': expiry_date, 'status': status
    } AS certificate,
    village
  FROM stg_certificates
),

moves AS (
  SELECT id18, event_date AS at, 2 AS turn, 1::BIGINT AS said, NULL AS certificate, to_village AS village
  FROM landed_deaths_moves
  WHERE event IN ('move_town', 'move_in') AND to_village IS NOT NULL
),

events AS (
  SELECT * FROM certificates
  UNION ALL
  SELECT * FROM moves
),

filled AS (
  SELECT
    people.person_id,
    events.at AS valid_from,
    last_value(events.certificate IGNORE NULLS) OVER so_far AS certificate,
    last_value(events.village IGNORE NULLS) OVER so_far AS village,
    lead(events.at) OVER (PARTITION BY people.person_id ORDER BY events.at, events.turn, events.said) AS valid_to
  FROM events
  JOIN dim_person_identity AS people USING (id18)
  WINDOW so_far AS (
    PARTITION BY people.person_id ORDER BY events.at, events.turn, events.said
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  )
),

dim_person_history AS (
  SELECT
    person_id,
    valid_from,
    coalesce(valid_to, DATE '9999-12-31') AS valid_to,
    certificate.category AS category,
    certificate.grade AS grade,
    certificate.mental AS mental,
    certificate.issue_date AS issue_date,
    certificate.expiry_date AS expiry_date,
    certificate.status AS status,
    village::place_code AS village,
    substr(village, 1, 9)::place_code AS town
  FROM filled
  WHERE certificate IS NOT NULL AND valid_to IS DISTINCT FROM valid_from
)

SELECT * FROM dim_person_history
ORDER BY person_id, valid_from
