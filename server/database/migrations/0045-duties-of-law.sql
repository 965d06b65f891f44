-- Who gave a hidden danger the severity it has: a major one is made a general one by another account.
ALTER TABLE danger ADD COLUMN graded_by text;
-- Who gave it first: whoever graded it the same once more did not.
UPDATE danger d SET graded_by = (
  SELECT j.actor FROM journal j
  WHERE j.subject = 'danger:' || d.id AND j.kind = 'danger.changed' AND j.data ->> 'step' = 'grade'
    AND NOT EXISTS (SELECT 1 FROM journal later
      WHERE later.subject = j.subject AND later.kind = j.kind AND later.number > j.number
        AND later.data ->> 'step' = 'grade' AND later.data ->> 'severity' IS DISTINCT FROM d.severity)
    AND j.data ->> 'severity' = d.severity
  ORDER BY j.number LIMIT 1)
WHERE d.severity IS NOT NULL;

-- What failed its review after its deadline is overdue like what nobody reported done.
DROP INDEX danger_deadline;
CREATE INDEX danger_deadline ON danger (deadline)
  WHERE state IN ('graded', 'rectifying') AND severity = 'major' AND escalated_at IS NULL;

-- Admission stops at once at the approved number, as the law says (国务院令第505号 art. 18): the two minutes before an alarm
-- are ours. A further version of the crowd rules, wherever that step is still the one that was shipped.
INSERT INTO rule (id, version, body, effective_from, recorded_at)
SELECT r.id, r.version + 1,
  r.body || jsonb_build_object(
    'bands', (
      SELECT jsonb_agg(
        CASE WHEN band ->> 'level' = 'red' THEN band || '{"onDelaySeconds": 0}' ELSE band END
        ORDER BY place)
      FROM jsonb_array_elements(r.body -> 'bands') WITH ORDINALITY AS b (band, place)),
    'effectiveFrom', to_char(begins AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
  begins, date_trunc('milliseconds', now())
FROM (
  SELECT DISTINCT ON (id) *, greatest(effective_from, date_trunc('milliseconds', now())) AS begins
  FROM rule ORDER BY id, version DESC) r
WHERE r.body ->> 'kind' = 'crowd' AND NOT coalesce((r.body ->> 'retired')::boolean, false)
  AND r.body -> 'bands' @> '[{"level": "red", "from": 100, "confidence": "S"}]';

-- When a hazard was taken into the register: what is not assessed is due by the cycle of red from then on.
ALTER TABLE hazard ADD COLUMN surveyed_at timestamptz;
UPDATE hazard h SET surveyed_at = (
  SELECT min(j.at) FROM journal j
  WHERE j.subject = 'hazard:' || h.id AND j.kind = 'hazard.changed'
    AND j.data ->> 'what' IN ('survey', 'register'));
UPDATE hazard h SET inspection_due = coalesce(h.inspected_at, h.surveyed_at) + (
  SELECT min((step ->> 'value')::int)
  FROM (SELECT steps FROM threshold WHERE name = 'inspection-cycle' ORDER BY version DESC LIMIT 1) t,
    jsonb_array_elements(t.steps) AS step
  WHERE step ->> 'key' IN ('colour.red', 'class.' || h.class)) * interval '1 day'
WHERE h.risk IS NULL AND h.state <> 'closed' AND NOT (h.class = 'food-site' AND h.food_grade IS NOT NULL);

-- A permit goes by who come to one session (大型群众性活动安全管理条例 arts 2, 12), not by who are there at once. Of older
-- files only the latter is known.
ALTER TABLE large_event ADD COLUMN expected_per_session int;
UPDATE large_event SET expected_per_session = expected;
ALTER TABLE large_event ALTER COLUMN expected_per_session SET NOT NULL,
  ADD CONSTRAINT large_event_session CHECK (expected_per_session >= expected);

-- Units of chemicals, building sites and places of business drill every half-year (生产安全事故应急条例 art. 8).
ALTER TABLE hazard ADD COLUMN last_drill date;
