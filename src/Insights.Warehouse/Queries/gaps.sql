-- Indicators without a value in a month, the feed that was not delivered, and the last month for which it was; the longest lacking first.
SELECT id, month, feed, since, '' AS dimension FROM mart_gap ORDER BY id, month, since NULLS FIRST, feed;
