CREATE TABLE adapter (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL CHECK (origin IN ('starter', 'added', 'converted')),
  source TEXT,
  -- What the file was when it was checked: another size or time means another file.
  size_bytes INTEGER NOT NULL,
  modified_at REAL NOT NULL,
  sha256 TEXT NOT NULL,
  -- JSON: what the check found, see `adapterFacts.ts`.
  facts TEXT NOT NULL,
  -- The place in the rack; smaller comes first.
  position REAL NOT NULL,
  -- Off the rack, until it is restored or the studio starts again.
  removed_at INTEGER
) STRICT;

CREATE TABLE named_stack (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- JSON array of adapter ids with strengths, in order; here and below.
  stack TEXT NOT NULL
) STRICT;

CREATE TABLE default_stack (
  workspace TEXT NOT NULL CHECK (workspace IN ('chat', 'summarize', 'translate')),
  -- Empty: for every model that has none of its own.
  model_id TEXT NOT NULL,
  stack TEXT NOT NULL,
  PRIMARY KEY (workspace, model_id)
) STRICT;

-- Null: the default of the workspace and the model.
ALTER TABLE conversation ADD COLUMN stack TEXT;

-- The stack that made the reply, with the names of then; null for what no stack made.
ALTER TABLE message ADD COLUMN stack TEXT;
