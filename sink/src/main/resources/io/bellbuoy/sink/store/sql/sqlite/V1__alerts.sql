-- What alerts are found by. The JSON lies in a table of its own, so that a walk over many rows
-- reads narrow pages.
CREATE TABLE alert (
  seq       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  raised_at INTEGER NOT NULL, -- epoch milliseconds
  cluster   TEXT    NOT NULL,
  rule      TEXT    NOT NULL,
  severity  TEXT    NOT NULL,
  user      TEXT,
  namespace TEXT,
  resource  TEXT,
  verb      TEXT,
  attack    TEXT    NOT NULL -- techniques, each between two U+001F
);

CREATE TABLE alert_body (
  seq    INTEGER PRIMARY KEY REFERENCES alert (seq),
  search TEXT NOT NULL, -- the texts a free search looks through, in lower case
  json   BLOB NOT NULL
);

-- Each ends in raised_at and, as every index of SQLite, in seq: that is the order of the pages.
CREATE INDEX alert_by_time ON alert (raised_at);
CREATE INDEX alert_by_cluster ON alert (cluster, raised_at);
CREATE INDEX alert_by_rule ON alert (rule, raised_at);
CREATE INDEX alert_by_severity ON alert (severity, raised_at);
CREATE INDEX alert_by_namespace ON alert (namespace, raised_at);
CREATE INDEX alert_by_rule_and_namespace ON alert (rule, namespace, raised_at);
