-- A tip somebody looks into is a part of its grid's risk: grids are graded with every reading that changes one.
CREATE INDEX tip_looked_at ON tip (grid) WHERE state = 'looked-at';
