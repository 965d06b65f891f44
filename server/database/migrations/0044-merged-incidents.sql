-- The report clocks of an incident run since the first was received of all that were merged into it.
CREATE INDEX incident_merged ON incident (merged_into) WHERE merged_into IS NOT NULL;
