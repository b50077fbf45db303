-- The model card of the order of visits.
SELECT * FROM mart_risk_card;
