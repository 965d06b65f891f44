-- The ground of a shelter as somebody drew it; without it the siting check takes a circle of its area.
ALTER TABLE shelter ADD COLUMN outline geometry(Polygon, 4326) CHECK (ST_IsValid(outline));
CREATE INDEX shelter_outline ON shelter USING gist (outline);
