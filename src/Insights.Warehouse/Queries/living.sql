-- The living standard in depth: the city's measures by year and type of household, the towns' of the as-of month.
SELECT area, month, household, scale, measure, value, lower95, upper95, households FROM mart_living ORDER BY area, month, household, scale, measure;
