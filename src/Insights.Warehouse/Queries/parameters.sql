-- Dated amounts and limits that the rules used.
SELECT programme, parameter AS name, from_month, value, unit, confidence, source FROM meta_parameter ORDER BY programme, parameter, from_month;
