-- The population of the what-if, households together. Personal data: for sums in memory only.
SELECT * FROM mart_population ORDER BY household_id NULLS LAST, person_id;
