-- The months judged, oldest first.
SELECT month FROM dim_month ORDER BY month;
