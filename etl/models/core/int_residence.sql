-- One row per person and month spent outside the city's household register; a month of moving out still counts as inside.
WITH moves AS (
  SELECT
    people.person_id,
    events.event,
    (date_trunc('month', events.event_date) + INTERVAL 1 MONTH)::DATE AS from_month,
    (date_trunc('month', lead(events.event_date) OVER (PARTITION BY people.person_id ORDER BY events.event_date, events._row))
      + INTERVAL 1 MONTH)::DATE AS to_month
  FROM landed_deaths_moves AS events
  JOIN dim_person_identity AS people USING (id18)
  WHERE events.event IN ('move_out', 'move_in')
),

int_residence AS (
  SELECT DISTINCT moves.person_id, dim_month.month
  FROM moves
  JOIN dim_month
    ON dim_month.month >= moves.from_month AND dim_month.month < coalesce(moves.to_month, DATE '9999-12-01')
  WHERE moves.event = 'move_out'
)

SELECT * FROM int_residence
