-- Dated targets of one place, oldest first.
SELECT id, area, month, dimension, target AS value, status, source FROM mart_target WHERE area = $area ORDER BY id, dimension, month;
