-- Dated targets of one place, oldest first. A version from before sources stood in two languages has one for both.
SELECT id, area, month, dimension, target AS value, status, source, coalesce(source_en, source) AS source_en
FROM (FROM mart_target WHERE area = $area UNION ALL BY NAME SELECT NULL::VARCHAR AS source_en WHERE false)
ORDER BY id, dimension, month;
