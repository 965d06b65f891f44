-- What the data read with a key are for is asked when it is made (art. 71). Null: it was made before that.
ALTER TABLE read_key ADD COLUMN used_for text
  CHECK (used_for IN ('command', 'planning', 'inspection', 'report', 'sharing'));
