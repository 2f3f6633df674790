-- JSON: a target that the file has and says is doubtful.
ALTER TABLE file_segment ADD COLUMN doubtful TEXT;
