-- One person's facts in one month. Personal data: for `insights explain` only.
SELECT i.person_key, f.*
FROM fct_person_month AS f
JOIN dim_person_identity AS i USING (person_id)
WHERE (i.person_key = $person OR i.id18 = $person) AND f.month = $month;
