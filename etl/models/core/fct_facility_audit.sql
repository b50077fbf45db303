-- One row per public place or website and month: its last audit, at most 24 months old.
WITH audits AS (
  SELECT *, lead(audited_on) OVER (PARTITION BY facility_no ORDER BY audited_on) AS next_audit
  FROM landed_facility_audits
),

fct_facility_audit AS (
  SELECT
    audits.facility_no,
    dim_month.month,
    audits.town,
    audits.kind,
    audits.audited_on,
    audits.items,
    audits.passed
  FROM audits
  JOIN dim_month
    ON dim_month.month_end >= audits.audited_on
    AND dim_month.month_end < least(coalesce(audits.next_audit, DATE '9999-12-31'), (audits.audited_on + INTERVAL 24 MONTH)::DATE)
)

SELECT * FROM fct_facility_audit
