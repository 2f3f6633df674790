-- Rebuilt, because an origin may be more than the two of before: see `modelOrigins`.
CREATE TABLE model_rebuilt (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  load_options TEXT NOT NULL,
  -- Times in a row that the engine crashed or hung while it loaded this file.
  strikes INTEGER NOT NULL DEFAULT 0,
  last_used_at INTEGER,
  -- What the header said, as JSON, and the file it was read from; null until it has been read.
  facts TEXT,
  modified_at REAL,
  is_favourite INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT,
  -- Who says so: computed here, published and checked when it was downloaded, or the cache's name.
  hash_basis TEXT CHECK (hash_basis IN ('computed', 'published', 'named')),
  -- Null is always.
  keep_loaded_seconds INTEGER,
  -- Off the list. What a person took off comes back by hand alone; else a scan may find it again.
  removed TEXT CHECK (removed IN ('by-person', 'until-found'))
) STRICT;

-- Without the facts: headers are read anew, since what is kept of them says more now.
INSERT INTO model_rebuilt (seq, id, name, path, origin, size_bytes, load_options, strikes,
  last_used_at, is_favourite)
SELECT seq, id, name, path, origin, size_bytes, load_options, strikes,
  last_used_at, is_favourite
FROM model;

DROP TABLE model;
ALTER TABLE model_rebuilt RENAME TO model;

CREATE TABLE model_folder (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE
) STRICT;

-- Files that a scan has looked into and that are no models to talk to; read again when they change.
CREATE TABLE passed_over_file (
  path TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  modified_at REAL NOT NULL,
  -- What the file is, or `damaged`.
  kind TEXT NOT NULL
) STRICT;
