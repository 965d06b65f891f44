-- Where an incident is besides its first place, and the area it affects: drawn or computed, as its log tells.

ALTER TABLE incident ADD COLUMN ground jsonb NOT NULL DEFAULT '{"places": [], "area": null}';
