-- One row: what this version is.
SELECT version, as_of, published_at, persons, engine FROM meta_version LIMIT 1;
