-- The four systems in their order.
SELECT system, ordinal, name_zh, name_en, clauses FROM meta_system ORDER BY ordinal;
