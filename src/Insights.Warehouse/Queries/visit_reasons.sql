-- What speaks for the doors of the order, most first.
SELECT reason, doors FROM mart_visit_reason ORDER BY doors DESC NULLS LAST, reason;
