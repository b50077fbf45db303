-- Months that do not fit, the latest first.
SELECT key, source, subject, detail, area, month, kind, value, expected, lower, upper, score, findable FROM mart_anomaly ORDER BY month DESC, abs(score) DESC, key;
