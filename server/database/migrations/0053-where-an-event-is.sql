-- An event in several towns is none of one: the town of its first zone alone saw it, and decided for the others.
ALTER TABLE large_event ALTER COLUMN county DROP NOT NULL, ALTER COLUMN town DROP NOT NULL;
UPDATE large_event e SET
  county = CASE WHEN found.counties > 1 THEN NULL ELSE e.county END,
  town = CASE WHEN found.towns > 1 THEN NULL ELSE e.town END
FROM (
  SELECT l.id, count(DISTINCT g.county) AS counties, count(DISTINCT g.town) AS towns
  FROM large_event l, jsonb_array_elements(l.zones) AS zone
  JOIN gathering g ON g.id = zone ->> 'gathering'
  GROUP BY l.id) found
WHERE found.id = e.id AND found.towns > 1;
