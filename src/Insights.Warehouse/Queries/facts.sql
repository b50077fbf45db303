-- What a rule may ask of a person, and the department that owes it.
SELECT fact AS code, name_zh, name_en, feed, department_zh, department_en FROM dim_fact;
