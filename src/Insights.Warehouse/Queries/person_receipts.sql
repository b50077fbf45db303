-- What the registers say one person received at the as-of month, a column for each programme. Personal data: for `insights explain` only.
SELECT population.*
FROM mart_population AS population
JOIN dim_person_identity AS i USING (person_id)
WHERE (i.person_key = $person OR i.id18 = $person) AND population.month = $month;
