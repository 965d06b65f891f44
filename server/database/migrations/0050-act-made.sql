-- What an act made, so that the same act sent again is answered with it. Null for acts whose features keep the key themselves,
-- and for those done before this column.
ALTER TABLE act_key ADD COLUMN made text;
