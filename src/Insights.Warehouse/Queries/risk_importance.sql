-- What the trees look at, the weightiest first.
SELECT feature, share FROM mart_risk_importance ORDER BY share DESC, feature;
