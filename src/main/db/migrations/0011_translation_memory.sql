CREATE TABLE memory_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  source_language TEXT NOT NULL,
  target_language TEXT NOT NULL,
  -- JSON: text and tokens.
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  -- The source with its tokens numbered: equal for segments that say the same with the same markup.
  source_key TEXT NOT NULL,
  -- What stood before and after it where it was confirmed; empty where that is not known.
  previous_text TEXT NOT NULL,
  next_text TEXT NOT NULL,
  -- Without tokens, for searching.
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  -- The words of the source as the index has them: what alike entries share.
  words TEXT NOT NULL,
  origin TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  UNIQUE (source_language, target_language, source_key, previous_text, next_text)
) STRICT;

CREATE VIRTUAL TABLE memory_words USING fts5 (
  words,
  content = 'memory_entry',
  content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 0',
  detail = none,
  columnsize = 0
);

-- In how many entries a word is.
CREATE VIRTUAL TABLE memory_vocabulary USING fts5vocab ('memory_words', 'row');

CREATE VIRTUAL TABLE memory_search USING fts5 (
  source_text,
  target_text,
  content = 'memory_entry',
  content_rowid = 'seq',
  tokenize = 'trigram remove_diacritics 1'
);

CREATE TRIGGER memory_entry_insert AFTER INSERT ON memory_entry
BEGIN
  INSERT INTO memory_words (rowid, words) VALUES (new.seq, new.words);
  INSERT INTO memory_search (rowid, source_text, target_text)
  VALUES (new.seq, new.source_text, new.target_text);
END;

-- Its source never changes.
CREATE TRIGGER memory_entry_update AFTER UPDATE OF target_text ON memory_entry
BEGIN
  INSERT INTO memory_search (memory_search, rowid, source_text, target_text)
  VALUES ('delete', old.seq, old.source_text, old.target_text);
  INSERT INTO memory_search (rowid, source_text, target_text)
  VALUES (new.seq, new.source_text, new.target_text);
END;

CREATE TRIGGER memory_entry_delete AFTER DELETE ON memory_entry
BEGIN
  INSERT INTO memory_words (memory_words, rowid, words) VALUES ('delete', old.seq, old.words);
  INSERT INTO memory_search (memory_search, rowid, source_text, target_text)
  VALUES ('delete', old.seq, old.source_text, old.target_text);
END;
