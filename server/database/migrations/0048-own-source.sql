-- What the platform set itself is called so on every screen. Only the versions it began with get the word: what a
-- person recorded stays as it was recorded.
UPDATE threshold SET steps = replace(steps::text, '"本项目默认值"', '"本平台默认值"')::jsonb
  WHERE recorded_by IS NULL;
UPDATE staffing_norm SET source = replace(source, '项目默认：一格一员', '本平台默认值：一格一员')
  WHERE recorded_by IS NULL;
