-- What the platform set itself is called so on every screen, also where a person recorded other numbers beside it: the
-- screens know its own numbers by this word.
UPDATE threshold SET steps = replace(steps::text, '"本项目默认值"', '"本平台默认值"')::jsonb;
UPDATE staffing_norm SET source = replace(source, '项目默认：一格一员', '本平台默认值：一格一员')
  WHERE recorded_by IS NULL;
