-- What a unit's own page brings and leaves (arts 9, 20).

-- Keys of acts are deleted by their age.
CREATE INDEX unit_act_at ON unit_act (at);
