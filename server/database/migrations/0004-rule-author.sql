-- Who recorded a version of a rule; null: it was shipped.
ALTER TABLE rule ADD COLUMN recorded_by text;
