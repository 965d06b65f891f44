-- Who gave a hidden danger the severity it has: a major one is made a general one by another account.
ALTER TABLE danger ADD COLUMN graded_by text;
UPDATE danger d SET graded_by = (
  SELECT j.actor FROM journal j
  WHERE j.subject = 'danger:' || d.id AND j.kind = 'danger.changed' AND j.data ->> 'step' = 'grade'
  ORDER BY j.number DESC LIMIT 1)
WHERE d.severity IS NOT NULL;

-- What failed its review after its deadline is overdue like what nobody reported done.
DROP INDEX danger_deadline;
CREATE INDEX danger_deadline ON danger (deadline)
  WHERE state IN ('graded', 'rectifying') AND severity = 'major' AND escalated_at IS NULL;
