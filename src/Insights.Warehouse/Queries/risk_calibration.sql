-- Expected and found by probability.
SELECT scope, bin_from, bin_to, people, expected, found FROM mart_risk_calibration ORDER BY scope, bin_from;
