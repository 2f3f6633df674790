CREATE TABLE batch (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'stopped', 'failed', 'complete')),
  error TEXT,
  system_prompt TEXT NOT NULL,
  sampling TEXT NOT NULL,
  -- The model that began it: answers of another one do not belong beside its own.
  model_id TEXT,
  model_name TEXT,
  -- JSON: for each column its stack with the names of then.
  columns TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE batch_row (
  batch_id TEXT NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  prompt TEXT NOT NULL,
  reference TEXT,
  PRIMARY KEY (batch_id, number)
) STRICT;

-- A finished answer, or why there is none.
CREATE TABLE batch_cell (
  batch_id TEXT NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  text TEXT NOT NULL,
  error TEXT,
  -- JSON: how near it comes to the reference; null without one.
  scores TEXT,
  PRIMARY KEY (batch_id, row_number, column_number)
) STRICT;
