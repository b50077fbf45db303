-- One row per month at which people are looked at for the risk ranking, and what for. What a look found is known six months later:
-- score = now; judge = the latest three whose outcome is known; learn = every third before them, each outcome known before the first judged look.
WITH months AS (
  SELECT month, ordinal, max(ordinal) OVER () - ordinal AS ago FROM dim_month
),

int_risk_month AS (
  SELECT
    month,
    ordinal,
    CASE WHEN ago = 0 THEN 'score' WHEN ago <= 8 THEN 'judge' ELSE 'learn' END AS role
  FROM months
  WHERE ago IN (0, 6, 7, 8) OR (ago >= 14 AND (ago - 14) % 3 = 0 AND ordinal > 3)
)

SELECT * FROM int_risk_month
