-- One row per living resident with a disability whom any department lists at the as-of month: on which of the five lists. Personal data, never kept.
WITH now AS (
  SELECT month, month_end, year FROM dim_month ORDER BY month DESC LIMIT 1
),

certificates AS (
  SELECT people.id18, history.category, history.town
  FROM dim_person_history AS history
  JOIN now ON history.valid_from <= now.month_end AND history.valid_to > now.month_end
  JOIN dim_person_identity AS people USING (person_id)
),

health AS (
  SELECT id18, min(category) AS category, min(town) AS town
  FROM stg_health_register
  CROSS JOIN now
  WHERE NOT ended AND change_date <= now.month_end
  GROUP BY id18
),

school AS (
  SELECT lists.id18, lists.category, lists.town
  FROM stg_education AS lists
  JOIN now ON lists.term <= now.month AND lists.to_term > now.month AND coalesce(lists.to_date >= now.month, true)
),

roster AS (
  SELECT id18, min(category) AS category, min(town) AS town FROM landed_roster JOIN now USING (month) WHERE category IS NOT NULL GROUP BY id18
),

-- The latest survey by now, at most 18 months old.
survey AS (
  SELECT id18, min(suspected) AS category, min(town) AS town
  FROM landed_survey
  WHERE year = (SELECT max(landed_survey.year) FROM landed_survey JOIN now ON make_date(landed_survey.year, 7, 1) BETWEEN now.month - INTERVAL 17 MONTH AND now.month)
  GROUP BY id18
),

gone AS (
  SELECT id18
  FROM landed_deaths_moves
  CROSS JOIN now
  WHERE event_date < now.month
  GROUP BY id18
  HAVING bool_or(event = 'death') OR arg_max(event, (event_date, _load, _row)) FILTER (event IN ('move_out', 'move_in')) = 'move_out'
),

everyone AS (
  SELECT id18 FROM certificates UNION SELECT id18 FROM health UNION SELECT id18 FROM school UNION SELECT id18 FROM roster UNION SELECT id18 FROM survey
),

int_listed AS (
  SELECT
    everyone.id18,
    coalesce(certificates.town, health.town, school.town, roster.town, survey.town) AS town,
    coalesce(certificates.category, health.category, school.category, roster.category, survey.category) AS category,
    datesub('year', strptime(substr(everyone.id18, 7, 8), '%Y%m%d')::DATE, now.month_end)::INTEGER AS age,
    certificates.id18 IS NOT NULL AS on_certificates,
    health.id18 IS NOT NULL AS on_health,
    school.id18 IS NOT NULL AS on_school,
    roster.id18 IS NOT NULL AS on_roster,
    survey.id18 IS NOT NULL AS on_survey
  FROM everyone
  CROSS JOIN now
  LEFT JOIN certificates USING (id18)
  LEFT JOIN health USING (id18)
  LEFT JOIN school USING (id18)
  LEFT JOIN roster USING (id18)
  LEFT JOIN survey USING (id18)
  ANTI JOIN gone USING (id18)
)

SELECT * FROM int_listed
