CREATE TABLE glossary (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  source_language TEXT NOT NULL,
  target_language TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
) STRICT;

CREATE TABLE glossary_term (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  glossary_id TEXT NOT NULL REFERENCES glossary (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  note TEXT NOT NULL,
  is_case_sensitive INTEGER NOT NULL,
  allows_inflection INTEGER NOT NULL,
  is_forbidden INTEGER NOT NULL
) STRICT;

CREATE INDEX glossary_term_glossary ON glossary_term (glossary_id, source);
