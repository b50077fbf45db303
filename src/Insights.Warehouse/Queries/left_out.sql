-- Sheets that hold something and were not read, by feed; the hidden ones first.
SELECT feed, sheet, hidden, count(*) AS files FROM meta_left_out GROUP BY ALL ORDER BY feed, hidden DESC, files DESC, sheet;
