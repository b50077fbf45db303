-- One row per person: what does not change, and the end of a life or a residence. GB 11643 gives birth date and sex.
WITH people AS (
  SELECT * FROM dim_person_identity
),

events AS (
  SELECT
    id18,
    min(event_date) FILTER (WHERE event = 'death') AS death_date
  FROM landed_deaths_moves
  GROUP BY id18
),

first_certificate AS (
  SELECT id18, min(change_date) AS registered_on FROM stg_certificates GROUP BY id18
),

dim_person AS (
  SELECT
    people.person_id,
    people.person_key,
    strptime(substr(people.id18, 7, 8), '%Y%m%d')::DATE AS birth_date,
    CASE WHEN substr(people.id18, 17, 1)::INTEGER % 2 = 1 THEN 'male' ELSE 'female' END::ENUM('male', 'female') AS sex,
    first_certificate.registered_on,
    events.death_date
  FROM people
  LEFT JOIN events USING (id18)
  LEFT JOIN first_certificate USING (id18)
)

SELECT * FROM dim_person
ORDER BY person_id
