-- The city's values as the months' own lists told them, beside what they are now, where later lists have changed them.
SELECT told.id, told.dimension, told.month, told.value, city.value AS now
FROM mart_first_told AS told
JOIN mart_indicator AS city ON city.id = told.id AND city.dimension = told.dimension AND city.month = told.month AND city.level = 'city'
WHERE city.value > 0;
