-- What the what-if of therapists rests on: each profession of the city, with the flows of four quarters.
SELECT profession, posts, filled, needed, in_need, quarters, hired, leavers, staff, need_ratio FROM mart_workforce_flow ORDER BY profession;
