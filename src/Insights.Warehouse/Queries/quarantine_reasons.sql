-- Quarantined rows by feed, column and reason over all files, most first.
SELECT q.feed, count(DISTINCT q.file) AS files, coalesce(q."column", '') AS "column", any_value(c.header) AS header, q.reason, any_value(r.zh) AS reason_zh, any_value(r.en) AS reason_en, CAST(sum(q.rows) AS BIGINT) AS rows
FROM meta_quarantine_reason AS q
LEFT JOIN meta_reason AS r ON r.reason = q.reason
LEFT JOIN meta_column AS c ON c.feed = q.feed AND c."column" = q."column"
GROUP BY q.feed, q."column", q.reason
ORDER BY rows DESC, q.feed, 3, q.reason;
