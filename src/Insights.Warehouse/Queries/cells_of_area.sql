-- All months and dimensions of some indicators in one place: one query serves a page's tiles, lines and bars.
SELECT id, area, level, month, dimension, numerator, denominator, value, lower95, upper95, bound, masked
FROM mart_indicator
WHERE area = $area AND id IN (SELECT unnest(string_split($ids, ',')))
ORDER BY id, dimension, month;
