-- The outlook of one place, by indicator and month.
SELECT id, area, dimension, month, mean, lower80, upper80, lower95, upper95 FROM mart_outlook WHERE area = $area ORDER BY id, dimension, month;
