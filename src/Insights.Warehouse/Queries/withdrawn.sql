-- Landed files that were withdrawn, read anew or taken up again, newest first.
SELECT w.name, w.feed, coalesce(f.title_zh, w.feed) AS title_zh, coalesce(f.title_en, w.feed) AS title_en, w.sha256, w.load, w.act, w.withdrawn_at, w.reason, w.rows_landed
FROM meta_withdrawn AS w LEFT JOIN meta_feed AS f USING (feed)
ORDER BY w.withdrawn_at DESC, w.feed, w.name;
