-- Dated targets of one place, oldest first.
SELECT id, area, month, dimension, target AS value, status, source, source_en FROM mart_target WHERE area = $area ORDER BY id, dimension, month;
