-- The indicator cards as published with this version.
SELECT id, card ->> '$.clause' AS clause, card ->> '$.unit' AS unit, CAST(card AS VARCHAR) AS json FROM meta_indicator ORDER BY id;
