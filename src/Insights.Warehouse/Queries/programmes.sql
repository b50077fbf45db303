-- Programmes in the order of their rules.
SELECT programme AS code, name_zh, name_en, clause, unit, rule_hash FROM dim_programme;
