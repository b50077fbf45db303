-- One town's doors in order, keys instead of names. Personal data: for `insights visits` only.
SELECT i.person_key, r.rank, r.village, p.name AS village_name, r.probability, r.unknown_months, r.reasons
FROM mart_risk AS r
JOIN dim_person_identity AS i USING (person_id)
LEFT JOIN dim_place AS p ON p.code = r.village
WHERE r.in_order AND r.town = $town
ORDER BY r.rank;
