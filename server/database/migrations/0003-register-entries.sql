-- The newest entry that changed a register names the registers' revision; without an index each
-- question for it would read the whole journal. The kinds are those of server/registers/repository.ts.
CREATE INDEX journal_register_change ON journal (number) WHERE kind IN
  ('feed.created', 'stream.created', 'register.changed', 'coverage.changed', 'rule.changed');
