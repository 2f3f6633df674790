CREATE TABLE document (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  title TEXT,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  page_count INTEGER,
  notes TEXT NOT NULL,
  length INTEGER NOT NULL,
  block_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- Its blocks are written in several transactions; until the last one it does not exist.
  is_whole INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX document_sha256 ON document (sha256);

CREATE TABLE document_block (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  block_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  heading_path TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  page INTEGER,
  time_start INTEGER,
  time_end INTEGER,
  text TEXT NOT NULL,
  UNIQUE (document_id, position)
) STRICT;

-- Order comes from `activity`, never from the clock.
CREATE TABLE summary (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'stopped', 'failed')),
  error TEXT,
  options TEXT NOT NULL,
  model_name TEXT,
  -- JSON: the parts of the summary with their sentences and receipts.
  instant TEXT NOT NULL DEFAULT '[]',
  parts TEXT NOT NULL DEFAULT '[]',
  -- What a search looks through: title, names of the documents, sentences.
  search_text TEXT NOT NULL DEFAULT '',
  activity INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE INDEX summary_activity ON summary (activity);

CREATE TABLE summary_document (
  summary_id TEXT NOT NULL REFERENCES summary (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL REFERENCES document (id),
  PRIMARY KEY (summary_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX summary_document_document ON summary_document (document_id);

-- What the model wrote for one exact prompt: found again whichever summary asks for it.
CREATE TABLE summary_note (
  key TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- The plan of a summary: what is read in one piece, and under which key its note is kept.
CREATE TABLE summary_chunk (
  summary_id TEXT NOT NULL REFERENCES summary (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  heading_path TEXT NOT NULL,
  first_block INTEGER NOT NULL,
  last_block INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  note_key TEXT NOT NULL,
  PRIMARY KEY (summary_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX summary_chunk_note ON summary_chunk (note_key);

CREATE VIRTUAL TABLE summary_search USING fts5 (
  search_text,
  content = 'summary',
  content_rowid = 'seq',
  tokenize = 'trigram remove_diacritics 1'
);

CREATE TRIGGER summary_search_insert AFTER INSERT ON summary
BEGIN
  INSERT INTO summary_search (rowid, search_text) VALUES (new.seq, new.search_text);
END;

CREATE TRIGGER summary_search_update AFTER UPDATE OF search_text ON summary
BEGIN
  INSERT INTO summary_search (summary_search, rowid, search_text)
  VALUES ('delete', old.seq, old.search_text);
  INSERT INTO summary_search (rowid, search_text) VALUES (new.seq, new.search_text);
END;

CREATE TRIGGER summary_search_delete AFTER DELETE ON summary
BEGIN
  INSERT INTO summary_search (summary_search, rowid, search_text)
  VALUES ('delete', old.seq, old.search_text);
END;
