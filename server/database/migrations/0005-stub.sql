-- Holds the place of a change of schema that lands with another part.
SELECT 1;
