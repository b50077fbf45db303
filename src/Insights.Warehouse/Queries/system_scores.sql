-- The systems' scores of one place over all months.
SELECT system, area, month, score, known_share, indicators, missing FROM mart_system_score WHERE area = $area ORDER BY system, month;
