CREATE TABLE comparison (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- Where it goes on from; no reference, because the conversation may be deleted.
  conversation_id TEXT,
  parent_message_id TEXT,
  prompt TEXT NOT NULL,
  system_prompt TEXT NOT NULL,
  sampling TEXT NOT NULL,
  model_name TEXT,
  is_blind INTEGER NOT NULL,
  -- The id of a column, or 'tie'.
  pick TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE comparison_column (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  comparison_id TEXT NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
  -- JSON: the stack with the names of then.
  stack TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  reasoning TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN
    ('waiting', 'reading', 'writing', 'complete', 'stopped', 'interrupted', 'failed')),
  error TEXT,
  figures TEXT
) STRICT;

CREATE INDEX comparison_column_comparison ON comparison_column (comparison_id, seq);

-- Outlives its comparison: the tally is kept when texts are deleted.
CREATE TABLE comparison_outcome (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  comparison_id TEXT NOT NULL UNIQUE,
  -- JSON array: for each column its stack and whether it won, lost or tied.
  outcomes TEXT NOT NULL
) STRICT;
