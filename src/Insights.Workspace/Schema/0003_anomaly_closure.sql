-- A steward's word on an anomaly: its cause, who said so and when, for the value that it had then. Words are added, never changed.
CREATE TABLE anomaly_closure (
  id      TEXT   NOT NULL PRIMARY KEY,
  anomaly TEXT   NOT NULL,
  value   TEXT   NOT NULL,
  cause   TEXT   NOT NULL,
  note    TEXT   NOT NULL,
  author  TEXT   NOT NULL,
  closed  BIGINT NOT NULL
);
CREATE INDEX anomaly_closure_by_anomaly ON anomaly_closure (anomaly);
