-- Where an indicator's gap is one class's list alone (a programme's pay list).
SELECT id, month, feed, dimension, since FROM mart_list_gap ORDER BY id, month, dimension;
