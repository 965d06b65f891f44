import Type, { type Static } from 'typebox';

/** A field that may be known to be none: the schema or null. */
export const Nullable = <Schema extends Type.TSchema>(
  item: Schema,
  options: Type.TSchemaOptions = {},
) => Type.Union([item, Type.Null()], options);

/** Of an object that takes no field beside its own: a misspelt one is refused by name. */
export const CLOSED = { additionalProperties: false } as const;

/** What is dated before 1900 or after 2999 is a slip of the hand: nothing here lies there, nor can every column hold it. */
const DAY = '(19|2\\d)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
/** A day; whether a month has its 29th to 31st is for shared/model/moment.ts to say. */
export const DAY_PATTERN = `^${DAY}$`;
/** ISO 8601 with an offset; up to microseconds are read, milliseconds are kept. */
export const INSTANT_PATTERN = `^${DAY}T([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d{1,6})?(Z|[+-](0\\d|1[0-4]):[0-5]\\d)$`;

/** Who acted, as the journal names him: an account's id, `unit:<id>`, `wall:<id>`, `feed:<id>` or `system`. */
export const ActorName = Type.String({ minLength: 1, maxLength: 80 });

/** A moment, ISO 8601 in UTC with milliseconds, as every API of ours writes it: `2026-07-06T02:00:00.000Z`. */
export const Instant = Type.String({
  pattern: INSTANT_PATTERN,
  // That it exists is for the server's check of formats to say (shared/model/moment.ts).
  format: 'instant',
  description: 'ISO 8601 with an offset, e.g. 2026-07-06T02:00:00.000Z',
});

/** A place as `[longitude, latitude]` in degrees, EPSG:4326. */
export const Position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
]);
export type Position = Static<typeof Position>;

/** A stable identifier: letters, digits, dot, dash, underscore; at most 64. */
export const IDENTIFIER_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';
export const Identifier = Type.String({ pattern: IDENTIFIER_PATTERN });

/** The largest whole number that an `integer` of the database holds. */
export const LARGEST_INTEGER = 2_147_483_647;

/** The version a change is based on, as its author had it before him. */
export const BasedOn = Type.Integer({ minimum: 1, maximum: LARGEST_INTEGER });

/** The same of what may not be there yet; 0: it is not. */
export const BasedOnOrNone = Type.Integer({ minimum: 0, maximum: LARGEST_INTEGER });

/** The number of an alarm or a warning: a `bigint` of the database, as far as JavaScript counts. */
export const RowNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** The same in an address, where numbers come as text: nothing is coerced, so they are read by their pattern. */
export const RowNumberText = Type.String({ pattern: '^[1-9]\\d{0,14}$' });

/** A name people read: 1 to 120 characters, shown as text only. */
export const LONGEST_NAME = 120;
export const Name = Type.String({ minLength: 1, maxLength: LONGEST_NAME });

/** A GeoJSON Polygon or MultiPolygon by RFC 7946: `[lon, lat]`, closed rings. */
const Ring = Type.Array(Position, { minItems: 4, maxItems: 10_000 });
export const PolygonGeometry = Type.Object(
  { type: Type.Literal('Polygon'), coordinates: Type.Array(Ring, { minItems: 1, maxItems: 300 }) },
  CLOSED,
);
export type PolygonGeometry = Static<typeof PolygonGeometry>;

/** Coordinate systems a source may declare; everything is stored as `wgs84` (EPSG:4326). */
export const DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export const Datum = Type.Enum([...DATUMS]);
export type Datum = (typeof DATUMS)[number];

/** True on everything invented for the demonstration; every screen badges it. */
export const Synthetic = Type.Boolean();
