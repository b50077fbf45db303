-- Doors to visit, city and towns.
SELECT area, doors, finds_per_hundred FROM mart_visit ORDER BY area;
