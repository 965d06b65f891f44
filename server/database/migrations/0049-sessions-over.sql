-- Sessions that are long over are looked for every few seconds, to be deleted.
CREATE INDEX session_over ON session (least(ended_at, expires_at));
