-- The version's own relations: one published before a mart existed does not have it.
SELECT table_name AS name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_name;
