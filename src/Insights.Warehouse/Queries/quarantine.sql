-- Quarantined rows of one feed, where they are and why; never their values.
SELECT q.feed, coalesce(f.name, q.file) AS file, coalesce(q.sheet, '') AS sheet, coalesce(q.row, 0) AS row, coalesce(q."column", '') AS "column", c.header, q.reason,
  r.zh AS reason_zh, r.en AS reason_en
FROM meta_quarantine AS q
LEFT JOIN meta_file AS f ON f.file = q.file
LEFT JOIN meta_reason AS r ON r.reason = q.reason
LEFT JOIN meta_column AS c ON c.feed = q.feed AND c."column" = q."column"
WHERE q.feed = $feed
ORDER BY f.load DESC, f.period DESC NULLS LAST, 2, 3, 4
LIMIT $limit;
