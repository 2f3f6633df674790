CREATE TABLE download (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  repository TEXT NOT NULL,
  file TEXT NOT NULL,
  -- Relative to the models folder, in names of our own making.
  target TEXT NOT NULL UNIQUE,
  -- What the hub has published, once it was asked: the commit, the size and the hash.
  revision TEXT,
  size_bytes INTEGER,
  sha256 TEXT,
  done_bytes INTEGER NOT NULL DEFAULT 0,
  -- A download that runs is queued as well: after a kill it goes on.
  status TEXT NOT NULL CHECK (status IN ('queued', 'paused', 'done', 'failed')),
  error TEXT,
  model_id TEXT
) STRICT;

-- Every connection, written down before it is opened.
CREATE TABLE connection (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('search', 'repository', 'download')),
  subject TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  received_bytes INTEGER NOT NULL DEFAULT 0,
  sent_bytes INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'complete', 'failed', 'cut-off'))
) STRICT;
