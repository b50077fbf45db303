-- Some indicators as a whole in all places below one, over all months: small multiples and the funnel.
SELECT m.id, m.area, m.level, m.month, m.dimension, m.numerator, m.denominator, m.value, m.lower95, m.upper95, m.bound, m.masked
FROM mart_indicator AS m
JOIN dim_place AS p ON p.code = m.area
WHERE p.parent = $parent AND m.dimension = '' AND m.id IN (SELECT unnest(string_split($ids, ',')))
ORDER BY m.id, m.area, m.month;
