-- Quarantined rows of one feed, where they are and why; never their values.
SELECT feed, file, sheet, row, "column", reason FROM meta_quarantine WHERE feed = $feed ORDER BY file, sheet, row LIMIT $limit;
