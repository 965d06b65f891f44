import Type, { type Static } from 'typebox';
import { IMPORT_REGISTERS } from '../import/import-fields.ts';
import { IMPORT_FORMATS, IMPORT_REASONS } from '../import/read-rows.ts';
import { CLOSED, Datum, Nullable, Position } from '../model/common.ts';
import { CoordinateSystem } from '../model/coordinate-system.ts';

/** A request as a whole may be this long, bytes. Project default [D]. */
export const LONGEST_IMPORT_BYTES = 1_048_576;

/** `POST /api/imports/preview` looks, `POST /api/imports` takes. */
export const ImportRequest = Type.Object(
  {
    register: Type.Enum([...IMPORT_REGISTERS]),
    format: Type.Enum([...IMPORT_FORMATS]),
    datum: Datum,
    synthetic: Type.Boolean({ description: 'whether the rows are invented' }),
    text: Type.String({ minLength: 1, maxLength: LONGEST_IMPORT_BYTES }),
  },
  CLOSED,
);
export type ImportRequest = Static<typeof ImportRequest>;

const Finding = Type.Object(
  {
    field: Type.String(),
    reason: Type.Enum([...IMPORT_REASONS]),
    expected: Type.String(),
    got: Type.String(),
  },
  CLOSED,
);
const Refused = Type.Object(
  {
    row: Type.Integer({ minimum: 1, description: 'counted from 1, titles not counted' }),
    code: Type.String(),
    findings: Type.Array(Finding),
  },
  CLOSED,
);
const Taken = Type.Object(
  {
    row: Type.Integer(),
    code: Type.String(),
    name: Type.String(),
    place: Position,
    town: Type.String(),
    corrects: Nullable(Type.String(), {
      description: 'what the register said of this code before, where the row corrects it',
    }),
  },
  CLOSED,
);

/** What a file would bring in or did; `file` says why it cannot be read at all. */
export const ImportAnswer = Type.Object(
  {
    total: Type.Integer({ minimum: 0 }),
    taken: Type.Array(Taken),
    refused: Type.Array(Refused),
    file: Nullable(Finding),
    saysItself: Nullable(CoordinateSystem, {
      description: 'the system that the file names, which may be another than was chosen',
    }),
  },
  CLOSED,
);
export type ImportAnswer = Static<typeof ImportAnswer>;
