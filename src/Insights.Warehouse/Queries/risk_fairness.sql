-- The audit by group.
SELECT dimension, value, people, picked, precision, reached, expected, found FROM mart_risk_fairness ORDER BY dimension, value;
