-- Finds among the first of the ranking, by scope and share.
SELECT scope, share, people, found, lift, rule_lift FROM mart_risk_lift ORDER BY scope, share;
