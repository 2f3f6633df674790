CREATE TABLE model (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL CHECK (origin IN ('starter', 'added')),
  size_bytes INTEGER NOT NULL,
  load_options TEXT NOT NULL,
  -- Times in a row that the engine crashed or hung while it loaded this file.
  strikes INTEGER NOT NULL DEFAULT 0,
  last_used_at INTEGER
) STRICT;
