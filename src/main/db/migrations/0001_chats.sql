-- Order comes from `seq` and `activity`, never from the clock.
CREATE TABLE conversation (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  -- A title given by a person is never replaced by an automatic one.
  has_own_title INTEGER NOT NULL DEFAULT 0,
  is_pinned INTEGER NOT NULL DEFAULT 0,
  system_prompt TEXT NOT NULL,
  sampling TEXT NOT NULL,
  -- The end of the branch on show.
  leaf_id TEXT REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
  draft_text TEXT NOT NULL DEFAULT '',
  -- JSON array of attachment ids, in order.
  draft_attachments TEXT NOT NULL DEFAULT '[]',
  activity INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE INDEX conversation_activity ON conversation (activity);

CREATE TABLE message (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  -- No cascade here: SQLite would recurse once per message of a long chat, and has a limit.
  parent_id TEXT REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  text TEXT NOT NULL,
  reasoning TEXT NOT NULL DEFAULT '',
  reasoning_milliseconds REAL,
  status TEXT NOT NULL
    CHECK (status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
  error TEXT,
  figures TEXT,
  model_name TEXT,
  context_start_id TEXT,
  created_at INTEGER NOT NULL,
  -- The deleted message that took this one along; its own id when it was deleted itself.
  deleted_with TEXT
) STRICT;

CREATE INDEX message_conversation ON message (conversation_id, seq);
CREATE INDEX message_parent ON message (parent_id, conversation_id);
CREATE INDEX message_deleted ON message (deleted_with) WHERE deleted_with IS NOT NULL;
CREATE INDEX message_streaming ON message (seq) WHERE status = 'streaming';

CREATE TABLE attachment (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  -- Null while it belongs to the draft.
  message_id TEXT REFERENCES message (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  tokens INTEGER,
  content TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_conversation ON attachment (conversation_id);
CREATE INDEX attachment_message ON attachment (message_id);

CREATE TABLE preset (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  system_prompt TEXT NOT NULL,
  sampling TEXT NOT NULL
) STRICT;

-- Trigrams find any run of three letters or more in any script, CJK without spaces included.
CREATE VIRTUAL TABLE message_search USING fts5 (
  text,
  content = 'message',
  content_rowid = 'seq',
  tokenize = 'trigram remove_diacritics 1'
);

-- A message is in the index exactly while it is not streaming, so a flush does not touch the index.
CREATE TRIGGER message_search_insert AFTER INSERT ON message WHEN new.status <> 'streaming'
BEGIN
  INSERT INTO message_search (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER message_search_finish AFTER UPDATE OF status ON message
WHEN old.status = 'streaming' AND new.status <> 'streaming'
BEGIN
  INSERT INTO message_search (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER message_search_continue AFTER UPDATE OF status ON message
WHEN old.status <> 'streaming' AND new.status = 'streaming'
BEGIN
  INSERT INTO message_search (message_search, rowid, text) VALUES ('delete', old.seq, old.text);
END;

CREATE TRIGGER message_search_delete AFTER DELETE ON message WHEN old.status <> 'streaming'
BEGIN
  INSERT INTO message_search (message_search, rowid, text) VALUES ('delete', old.seq, old.text);
END;
