-- Who commands an incident and its sectors (art. 58), and acts of its log that are done once however often they are sent.

ALTER TABLE incident ADD COLUMN command jsonb;
-- What was opened before nobody gave to anybody: the county's, as management is local.
UPDATE incident SET command = jsonb_build_object(
  'level', 'county', 'since', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'offer', null, 'sectors', '[]'::jsonb);
ALTER TABLE incident ALTER COLUMN command SET NOT NULL;

ALTER TABLE incident_line ADD COLUMN act_key text;
CREATE UNIQUE INDEX incident_line_act ON incident_line (by, act_key);
