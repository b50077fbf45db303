-- What the what-if of care places rests on: the last twelve months by form and measure, people in tens.
SELECT form, measure, n, median_days, slow_days FROM mart_care_flow ORDER BY form, measure;
