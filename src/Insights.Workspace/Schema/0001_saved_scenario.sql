-- A what-if that someone named and kept. Times are milliseconds since 1970 UTC, months are yyyy-MM.
CREATE TABLE saved_scenario (
  id           TEXT    NOT NULL PRIMARY KEY,
  name         TEXT    NOT NULL,
  author       TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  reform       TEXT    NOT NULL,
  data_version TEXT    NOT NULL,
  as_of        TEXT    NOT NULL,
  rules_hash   TEXT    NOT NULL,
  created      BIGINT  NOT NULL,
  changed      BIGINT  NOT NULL,
  expires      TEXT,
  deleted      BIGINT,
  revision     INTEGER NOT NULL
);
CREATE INDEX saved_scenario_by_change ON saved_scenario (changed);
