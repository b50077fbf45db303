-- What the outreach what-if rests on: people of the last twelve months by place and measure, in tens.
SELECT area, measure, people, median_days, slow_days FROM mart_outreach ORDER BY area, measure;
