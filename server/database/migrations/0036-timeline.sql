-- A fresh screen asks for the newest entries that are no changes of conditions: in a flood of those, without this index,
-- every one of them would be read and passed over.
CREATE INDEX journal_timeline ON journal (number) WHERE kind <> 'conditions.changed';
