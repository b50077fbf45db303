-- The city's values as the months' own lists told them, where later lists have changed them.
SELECT id, dimension, month, value FROM mart_first_told;
