-- On which display a wall shows itself: the newest that opened it, whichever node it is connected to. The others close.
-- Null for whoever is no wall, and before the first display.
ALTER TABLE session ADD COLUMN display text;
