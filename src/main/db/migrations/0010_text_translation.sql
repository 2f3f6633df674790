-- The typed text of the Translate workspace: one row at most.
CREATE TABLE text_translation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  source TEXT NOT NULL,
  lead TEXT NOT NULL,
  -- JSON
  settings TEXT NOT NULL,
  detected TEXT,
  -- JSON: the stack with the names of then.
  stack TEXT NOT NULL,
  -- JSON: pairs of languages, most recently used first.
  recent_pairs TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE text_segment (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  gap TEXT NOT NULL,
  -- JSON
  target TEXT,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'translated', 'confirmed', 'failed')),
  origin TEXT,
  issues TEXT NOT NULL
) STRICT;

-- How a model is asked for translations, where a person has chosen it.
CREATE TABLE translation_profile (
  model_id TEXT PRIMARY KEY REFERENCES model (id) ON DELETE CASCADE,
  profile_id TEXT NOT NULL
) STRICT;
