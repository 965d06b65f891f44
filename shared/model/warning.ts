import Type, { type Static } from 'typebox';
import { LEVEL_ORIGINS } from '../cap/colour.ts';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable, Position, Synthetic } from './common.ts';
import { Level } from './level.ts';

/** Statuses of CAP that are ever shown: what is system-internal or a draft stays outside. */
export const SHOWN_STATUSES = ['Actual', 'Exercise', 'Test'] as const;
export const ShownStatus = Type.Enum([...SHOWN_STATUSES]);
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** What the area of a warning was made of: shapes it drew, codes it named, or neither, which is the whole city. */
export const AREA_ORIGINS = ['shape', 'code', 'unknown'] as const;
export type AreaOrigin = (typeof AREA_ORIGINS)[number];

/** Why a warning is no longer in force. */
export const ENDINGS = ['expired', 'cancelled', 'updated'] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * Whether a warning of others speaks in earnest. A test or a drill of theirs does not; in the demonstration every invented
 * warning is marked as a test, and speaks for its invented city.
 */
export const isInEarnest = ({ status, synthetic }: Pick<Warning, 'status' | 'synthetic'>) =>
  status === 'Actual' || (status === 'Test' && synthetic);

/** A GeoJSON MultiPolygon, `[lon, lat]`, closed rings. */
export const AreaOutline = Type.Object(
  {
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Position))),
  },
  CLOSED,
);
export type AreaOutline = Static<typeof AreaOutline>;

/** Texts of others are kept up to these lengths (F28). */
export const WARNING_TEXT_LENGTHS = { line: 200, paragraph: 4_000 } as const;
const Line = Type.String({ maxLength: WARNING_TEXT_LENGTHS.line });
const Paragraph = Type.String({ maxLength: WARNING_TEXT_LENGTHS.paragraph });

/**
 * An official warning (预警) as somebody entitled issued it, never a word of ours. It is in force while
 * `endedAt` is null; `expires` is what its issuer said, or a default when he said nothing.
 */
export const Warning = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    sender: Type.String(),
    identifier: Type.String(),
    sent: Instant,
    receivedAt: Instant,
    status: ShownStatus,
    type: Type.Enum(['Alert', 'Update']),
    issuer: Line,
    event: Line,
    headline: Nullable(Line),
    description: Nullable(Paragraph),
    instruction: Nullable(Paragraph),
    level: Nullable(Level),
    levelOrigin: Type.Enum([...LEVEL_ORIGINS]),
    onset: Instant,
    expires: Instant,
    expiresSaid: Type.Boolean(),
    areaDescription: Line,
    areaOrigin: Type.Enum([...AREA_ORIGINS]),
    outline: AreaOutline,
    towns: Type.Array(AreaCode),
    grids: Type.Integer({ minimum: 0 }),
    refersTo: Type.Array(Type.String(), { description: 'sender,identifier,sent of CAP' }),
    source: Nullable(Identifier),
    endedAt: Nullable(Instant),
    endedBy: Nullable(Type.Enum([...ENDINGS])),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Warning = Static<typeof Warning>;

/** Where a warning holds, to the corner: lists tell an outline that is enough to see. */
export const WholeArea = Type.Object(
  { id: Type.Integer({ minimum: 1 }), area: AreaOutline },
  CLOSED,
);
export type WholeArea = Static<typeof WholeArea>;

/**
 * What became of a message: `over` is kept and not shown as valid, `repeated` was here before, `elsewhere` is an Update
 * without the city that is kept for the warning it replaces, should that come late.
 */
export const IMPORT_OUTCOMES = [
  'received',
  'updated',
  'cancelled',
  'over',
  'repeated',
  'elsewhere',
] as const;

/** The answer of `POST /api/warnings`. */
export const Imported = Type.Object({
  outcome: Type.Enum([...IMPORT_OUTCOMES]),
  warning: Nullable(Warning),
});
export type Imported = Static<typeof Imported>;

/** What a journal entry says of a warning. */
export type WarningTold = Pick<Warning, 'id' | 'issuer' | 'event' | 'level' | 'status'>;

/** An address that is asked for warnings, and how it answered. */
export const WarningSource = Type.Object(
  {
    id: Identifier,
    name: Name,
    url: Type.String({ minLength: 1, maxLength: 500 }),
    intervalSeconds: Type.Integer({ minimum: 30, maximum: 86_400 }),
    askedAt: Nullable(Instant),
    succeededAt: Nullable(Instant),
    failedAt: Nullable(Instant),
    failure: Nullable(Type.String()),
  },
  CLOSED,
);
export type WarningSource = Static<typeof WarningSource>;

const { id, name, url, intervalSeconds } = WarningSource.properties;
/** `POST /api/warning-sources`. */
export const WarningSourceDraft = Type.Object({ id, name, url, intervalSeconds }, CLOSED);
export type WarningSourceDraft = Static<typeof WarningSourceDraft>;
