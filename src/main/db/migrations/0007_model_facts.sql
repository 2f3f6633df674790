-- What the header said, as JSON, and the file it was read from; null until it has been read.
ALTER TABLE model ADD COLUMN facts TEXT;
ALTER TABLE model ADD COLUMN modified_at REAL;
ALTER TABLE model ADD COLUMN is_favourite INTEGER NOT NULL DEFAULT 0;
