-- What became of an alert, and who said so. One that nobody has touched has no change and is open.
ALTER TABLE alert ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
ALTER TABLE alert ADD COLUMN last_change INTEGER; -- of alert_change; null: none

CREATE TABLE alert_change (
  number INTEGER PRIMARY KEY,
  alert  INTEGER NOT NULL REFERENCES alert (seq),
  json   BLOB    NOT NULL
);
CREATE INDEX alert_change_by_alert ON alert_change (alert);

-- The object's name: with resource and namespace it says which object.
ALTER TABLE alert ADD COLUMN name TEXT;
UPDATE alert SET name = (
  SELECT CASE WHEN json_valid(CAST(json AS TEXT)) THEN json_extract(CAST(json AS TEXT), '$.object.name') END
  FROM alert_body b WHERE b.seq = alert.seq);

CREATE INDEX alert_by_user ON alert (user, raised_at);
CREATE INDEX alert_by_name ON alert (name, raised_at);
CREATE INDEX alert_by_resource ON alert (resource, raised_at);
CREATE INDEX alert_by_verb ON alert (verb, raised_at);
CREATE INDEX alert_by_state ON alert (state, raised_at);
