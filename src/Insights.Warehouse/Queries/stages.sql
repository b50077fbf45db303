-- The run's stages in order.
SELECT ordinal, name, seconds, rows FROM meta_stage ORDER BY ordinal;
