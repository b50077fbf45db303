-- Building projects as last stated by the month, care centres first.
SELECT stated_in, name, kind, places, planned_yuan, invested_yuan, progress::DOUBLE AS progress, milestone, planned_on, expected_on, days_late
FROM mart_construction WHERE month = $month ORDER BY kind <> 'care_centre', project_no;
