-- Whether the version says which feeds were not delivered: those published before that was looked at do not.
SELECT table_name AS system FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'mart_gap';
