-- Freshness by feed.
SELECT feed, title_zh, title_en, owner_zh, owner_en, clauses, basis_zh, basis_en, rhythm, latest_period, due, days_late, files, rows FROM meta_feed ORDER BY feed;
