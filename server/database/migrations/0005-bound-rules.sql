-- A rule an administrator wrote for the streams of a metric; where there is one it judges instead of `rule`,
-- which stays what the register says.
ALTER TABLE stream ADD COLUMN bound_rule text;
