-- One partition for each day of the events, so that a day goes at once and its space with it. The
-- day is what the event says of itself (stageTimestamp): the same event always gives the same day,
-- and so its alert meets its twin. An event that says nothing usable is of 1970-01-01.
--
-- Texts compare by their bytes ("C"): fast, and no update of the system's locales spoils an index.

CREATE SEQUENCE alert_seq;

CREATE TABLE alert (
  day         date   NOT NULL,
  id          text   COLLATE "C" NOT NULL,
  seq         bigint NOT NULL DEFAULT nextval('alert_seq'),
  raised_at   bigint NOT NULL, -- epoch milliseconds
  name        text   COLLATE "C", -- of the object
  cluster     text   COLLATE "C" NOT NULL,
  rule        text   COLLATE "C" NOT NULL,
  severity    text   COLLATE "C" NOT NULL,
  "user"      text   COLLATE "C",
  namespace   text   COLLATE "C",
  resource    text   COLLATE "C",
  verb        text   COLLATE "C",
  attack      text   COLLATE "C" NOT NULL, -- techniques, each between two U+001F
  state       text   COLLATE "C" NOT NULL,
  last_change bigint, -- of alert_change; null: none
  search      text   COLLATE "C" NOT NULL, -- what a free search looks through, in lower case
  body        text   COLLATE "C" NOT NULL, -- the alert as it was raised, JSON to the byte
  event       jsonb, -- its event, for queries of your own; null where JSONB cannot hold it
  -- The id first: an alert is also looked for by its id alone.
  PRIMARY KEY (id, day)
) PARTITION BY RANGE (day);

-- A quarter less work than with pglz; a server that was built without it keeps pglz.
DO $$
BEGIN
  ALTER TABLE alert ALTER COLUMN search SET COMPRESSION lz4;
  ALTER TABLE alert ALTER COLUMN body SET COMPRESSION lz4;
  ALTER TABLE alert ALTER COLUMN event SET COMPRESSION lz4;
EXCEPTION
  WHEN feature_not_supported THEN NULL;
END $$;

-- Each ends in the order of the pages.
CREATE INDEX alert_by_time ON alert (raised_at, seq);
CREATE INDEX alert_by_cluster ON alert (cluster, raised_at, seq);
CREATE INDEX alert_by_rule ON alert (rule, raised_at, seq);
CREATE INDEX alert_by_cluster_and_rule ON alert (cluster, rule, raised_at, seq);
CREATE INDEX alert_by_rule_and_namespace ON alert (rule, namespace, raised_at, seq);
CREATE INDEX alert_by_severity ON alert (severity, raised_at, seq);
CREATE INDEX alert_by_user ON alert ("user", raised_at, seq);
CREATE INDEX alert_by_namespace ON alert (namespace, raised_at, seq);
CREATE INDEX alert_by_name ON alert (name, raised_at, seq);
CREATE INDEX alert_by_resource ON alert (resource, raised_at, seq);
CREATE INDEX alert_by_verb ON alert (verb, raised_at, seq);
CREATE INDEX alert_by_state ON alert (state, raised_at, seq);

-- Takes the days that have no partition of their own.
CREATE TABLE alert_default (LIKE alert INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION);
ALTER TABLE alert ATTACH PARTITION alert_default DEFAULT;

-- What was said of alerts. No foreign key: it would stand in the way of a day that goes.
CREATE TABLE alert_change (
  number bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  alert  bigint NOT NULL, -- seq
  json   bytea  NOT NULL
);
CREATE INDEX alert_change_by_alert ON alert_change (alert);
