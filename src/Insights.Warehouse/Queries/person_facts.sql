-- One person's facts in one month, those of the survey by the latest answers of the 18 months before. Personal data: for `insights explain` only.
SELECT i.person_key, f.*, s.* EXCLUDE (person_id, year)
FROM fct_person_month AS f
JOIN dim_person_identity AS i USING (person_id)
LEFT JOIN (
  SELECT *
  FROM fct_survey
  WHERE make_date(year, 7, 1) <= $month AND make_date(year, 7, 1) + INTERVAL 18 MONTH > $month
  QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY year DESC) = 1
) AS s USING (person_id)
WHERE (i.person_key = $person OR i.id18 = $person) AND f.month = $month;
