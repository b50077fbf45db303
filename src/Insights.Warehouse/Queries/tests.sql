-- Tests of the models, failures first.
SELECT model, test, severity, passed, failing FROM meta_test ORDER BY passed, model, test;
