-- Every indicator as a whole (no dimension) in one place over all months: the list of indicators with its small lines.
SELECT id, area, level, month, dimension, numerator, denominator, value, lower95, upper95, bound, masked
FROM mart_indicator
WHERE area = $area AND dimension = ''
ORDER BY id, month;
