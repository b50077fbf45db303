-- Lists that the month after the last judged waits for.
SELECT feed, list FROM meta_awaited ORDER BY feed, list;
