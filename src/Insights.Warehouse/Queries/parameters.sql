-- Dated amounts and limits that the rules used.
SELECT programme, parameter AS code, name_zh, name_en, from_month, value, unit, confidence, source FROM meta_parameter ORDER BY programme, parameter, from_month;
