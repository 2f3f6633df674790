CREATE TABLE translation_file (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  -- JSON
  settings TEXT NOT NULL,
  detected TEXT,
  -- JSON: columns to translate; null lets the file decide.
  csv_columns TEXT,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'paused', 'failed', 'done')),
  error TEXT,
  model_name TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE file_segment (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES translation_file (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- JSON: text and tokens.
  source TEXT NOT NULL,
  target TEXT,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'translated', 'confirmed', 'failed')),
  origin TEXT,
  -- JSON array
  issues TEXT NOT NULL,
  note TEXT NOT NULL,
  max_length INTEGER,
  UNIQUE (file_id, position)
) STRICT;
