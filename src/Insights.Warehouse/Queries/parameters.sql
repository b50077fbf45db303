-- Dated amounts and limits that the rules used. A version of before has its sources in Chinese only.
SELECT programme, parameter AS code, name_zh, name_en, from_month, value, unit, confidence, source, source_en
FROM (SELECT * FROM meta_parameter UNION ALL BY NAME SELECT NULL::VARCHAR AS source_en WHERE false)
ORDER BY programme, parameter, from_month;
