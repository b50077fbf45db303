-- The indicator cards as published with this version.
SELECT id, CAST(card AS VARCHAR) AS json FROM meta_indicator ORDER BY id;
