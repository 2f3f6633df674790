-- Rebuilt, because a file may wait for its columns to be chosen: see `fileStatuses`. Its segments go
-- along, for those of a table that is dropped are dropped as well.
CREATE TABLE translation_file_rebuilt (
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
  status TEXT NOT NULL,
  error TEXT,
  model_name TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

INSERT INTO translation_file_rebuilt (seq, id, name, format, size_bytes, settings, detected,
  csv_columns, status, error, model_name, created_at, deleted_at)
SELECT seq, id, name, format, size_bytes, settings, detected, csv_columns, status, error,
  model_name, created_at, deleted_at
FROM translation_file;

CREATE TABLE file_segment_rebuilt (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES translation_file_rebuilt (id) ON DELETE CASCADE,
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

INSERT INTO file_segment_rebuilt (id, file_id, position, source, target, status, origin, issues,
  note, max_length)
SELECT id, file_id, position, source, target, status, origin, issues, note, max_length
FROM file_segment;

DROP TABLE file_segment;
DROP TABLE translation_file;
-- The references of the segments follow.
ALTER TABLE translation_file_rebuilt RENAME TO translation_file;
ALTER TABLE file_segment_rebuilt RENAME TO file_segment;
