-- Zones are measured from the outer wall of a pipe (GB 55009-2021): half of its outer diameter off its course. Null: not
-- recorded, which is never taken for thin.
ALTER TABLE gas_pipe ADD COLUMN diameter_millimetres int CHECK (diameter_millimetres BETWEEN 10 AND 3000);
CREATE INDEX gas_pipe_diameter ON gas_pipe (pressure, diameter_millimetres);

-- The invented pipes of a city that runs already, as geodata/tools/gas-pipes.ts has them.
UPDATE gas_pipe p SET diameter_millimetres = given.sizes[1 + right(p.id, 3)::int % cardinality(given.sizes)]
FROM (VALUES ('low', ARRAY[110, 160, 200]), ('medium', ARRAY[160, 200, 315, 400]),
  ('sub-high', ARRAY[325, 426, 508]), ('high', ARRAY[508, 610, 711])) AS given (pressure, sizes)
WHERE p.pressure = given.pressure AND p.synthetic AND p.id ~ '^gas-pipe-[0-9]{3}$';

-- What was declared before was measured from the course.
UPDATE digging SET pipes = (
  SELECT jsonb_agg(pipe || '{"measuredFrom": "centre-line"}') FROM jsonb_array_elements(pipes) pipe)
WHERE jsonb_array_length(pipes) > 0;
