-- Who proposed a dated value, when, and in which file of the data home's policy/ it lies. The file decides, this tells.
CREATE TABLE parameter_proposal (
  id         TEXT   NOT NULL PRIMARY KEY,
  parameter  TEXT   NOT NULL,
  from_month TEXT   NOT NULL,
  value      TEXT   NOT NULL,
  source     TEXT   NOT NULL,
  note       TEXT   NOT NULL,
  author     TEXT   NOT NULL,
  file       TEXT   NOT NULL,
  proposed   BIGINT NOT NULL,
  withdrawn  BIGINT
);
CREATE INDEX parameter_proposal_by_time ON parameter_proposal (proposed);
