-- Whether the version has the systems' scores: those published before there were any have none.
SELECT table_name AS system FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'meta_system';
