-- One row per public place or website and month with an audit at most 24 months old.
WITH mart_facility AS (
  SELECT facility_no, month, NULL::VARCHAR AS village, town, kind, items, passed FROM fct_facility_audit
)

SELECT * FROM mart_facility
