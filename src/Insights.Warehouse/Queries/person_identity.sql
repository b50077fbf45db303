-- The citizen numbers and the household number under which departments know one person in one month. Personal data: for `insights explain` only.
SELECT i.id18, h.household_no
FROM fct_person_month AS f
JOIN dim_person_identity AS i USING (person_id)
LEFT JOIN dim_household AS h USING (household_id)
WHERE f.month = $month AND f.person_id IN (SELECT person_id FROM dim_person_identity WHERE person_key = $person OR id18 = $person)
ORDER BY i.id18;
