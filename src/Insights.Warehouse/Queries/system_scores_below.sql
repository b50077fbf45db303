-- The systems' scores of one month in all places below one.
SELECT s.system, s.area, s.month, s.score, s.known_share, s.indicators, s.missing
FROM mart_system_score AS s JOIN dim_place AS p ON p.code = s.area
WHERE p.parent = $parent AND s.month = $month
ORDER BY s.system, s.area;
