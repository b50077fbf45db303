-- One row per person of the population and activity.
WITH landed AS (
  SELECT * FROM landed_activities
),

fct_activity AS (
  SELECT people.person_id, landed.activity_no, landed.kind, landed.level, landed.held_on
  FROM landed
  JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_activity
ORDER BY person_id, held_on
