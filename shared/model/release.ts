import Type, { type Static } from 'typebox';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
} from '../cap/message.ts';
import { AreaCode } from './area.ts';
import { BasedOn, Identifier, Instant, Position, RowNumber } from './common.ts';
import { GridCode } from './grid.ts';
import { Level } from './level.ts';
import { AreaOutline, ENDINGS, isInEarnest, ShownStatus, type Warning } from './warning.ts';

/** The four classes of the law (突发事件应对法 art. 3; DOMAIN.md §10). */
export const EVENT_CLASSES = ['natural', 'accident', 'public_health', 'social_security'] as const;

/** A notice (提示) in our own words, or an official warning relayed as its issuer wrote it. */
export const RELEASE_KINDS = ['notice', 'forward'] as const;

/** Draft → reviewed by a second account → published; then corrected by a further version, or withdrawn. */
export const RELEASE_STATES = [
  'draft',
  'reviewed',
  'published',
  'superseded',
  'withdrawn',
  'discarded',
] as const;

const exact = { additionalProperties: false } as const;

/** Where a release holds: whole areas, whole grids, or a ring drawn by hand, `[lon, lat]` and closed. */
export const ReleaseArea = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('areas'),
      codes: Type.Array(AreaCode, { minItems: 1, maxItems: 200 }),
    },
    exact,
  ),
  Type.Object(
    {
      kind: Type.Literal('grids'),
      codes: Type.Array(GridCode, { minItems: 1, maxItems: 500 }),
    },
    exact,
  ),
  Type.Object(
    {
      kind: Type.Literal('polygon'),
      ring: Type.Array(Position, { minItems: 4, maxItems: 1_000 }),
    },
    exact,
  ),
]);
export type ReleaseArea = Static<typeof ReleaseArea>;

/**
 * What a release says. It has what art. 64 of 突发事件应对法 asks of a warning: class, level, start, area,
 * matters to heed and measures, issuer, time. The level is never written by us: it is that of the official
 * warning it relays, and a notice has none.
 */
export const ReleaseBody = Type.Object(
  {
    kind: Type.Enum([...RELEASE_KINDS]),
    drill: Type.Boolean(),
    headline: Type.String({ minLength: 1, maxLength: 80 }),
    event: Type.String({ minLength: 1, maxLength: 40 }),
    eventClass: Type.Enum([...EVENT_CLASSES]),
    category: Type.Enum([...CAP_CATEGORIES]),
    urgency: Type.Enum([...CAP_URGENCIES]),
    severity: Type.Enum([...CAP_SEVERITIES]),
    certainty: Type.Enum([...CAP_CERTAINTIES]),
    responseTypes: Type.Array(Type.Enum([...CAP_RESPONSE_TYPES]), { maxItems: 4 }),
    description: Type.String({ minLength: 1, maxLength: 2_000 }),
    instruction: Type.String({ minLength: 1, maxLength: 2_000 }),
    issuer: Type.String({ minLength: 1, maxLength: 60, description: 'An organisation' }),
    onset: Instant,
    expires: Instant,
    areaDescription: Type.String({ minLength: 1, maxLength: 200 }),
    area: ReleaseArea,
    fromWarning: Type.Union([RowNumber, Type.Null()]),
    fromAlarm: Type.Union([RowNumber, Type.Null()]),
  },
  exact,
);
export type ReleaseBody = Static<typeof ReleaseBody>;

/** One version of a release and who did what to it. Accounts by id. */
export const ReleaseVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    state: Type.Enum([...RELEASE_STATES]),
    body: ReleaseBody,
    level: Type.Union([Level, Type.Null()]),
    outline: AreaOutline,
    towns: Type.Array(AreaCode),
    draftedBy: Identifier,
    draftedAt: Instant,
    reviewedBy: Type.Union([Identifier, Type.Null()]),
    reviewedAt: Type.Union([Instant, Type.Null()]),
    publishedBy: Type.Union([Identifier, Type.Null()]),
    publishedAt: Type.Union([Instant, Type.Null()]),
    endedBy: Type.Union([Identifier, Type.Null()]),
    endedAt: Type.Union([Instant, Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
    capIdentifier: Type.Union([Type.String(), Type.Null()]),
    capStatus: Type.Union([ShownStatus, Type.Null()]),
    originEndedBy: Type.Union([Type.Enum([...ENDINGS]), Type.Null()], {
      description:
        'How the official warning it comes from ended; null: it is in force, or there is none',
    }),
  },
  exact,
);
export type ReleaseVersion = Static<typeof ReleaseVersion>;

/** A release with its trail, newest version first. At most one version is authoritative: `published`. */
export const Release = Type.Object(
  { id: Type.Integer({ minimum: 1 }), versions: Type.Array(ReleaseVersion) },
  exact,
);
export type Release = Static<typeof Release>;

/** The newest version as its reader saw it; another since is a conflict. */
export const SeenVersion = Type.Object({ version: BasedOn, draftedAt: Instant }, exact);
export type SeenVersion = Static<typeof SeenVersion>;

/** The word by which official warnings are known; a notice of ours does not call itself one. */
const OFFICIAL_WORD = /预警/;

/** Why a release may not be written like this; each a stable code. */
export type ReleaseProblem =
  | 'ends-before-it-begins'
  | 'is-over'
  | 'styled-as-official'
  | 'warning-missing'
  | 'warning-not-in-force'
  | 'not-word-for-word'
  | 'drill-as-real';

type Origin = Pick<Warning, 'event' | 'issuer' | 'status' | 'synthetic' | 'endedAt'>;

/**
 * What stands against a release, besides its shape. Only met stations publish weather signals (气象灾害防御条例
 * art. 30, DOMAIN.md §2.1): a notice of ours never calls itself 预警, and what is relayed keeps event and issuer.
 * What was a test or a drill of its issuer is relayed as a drill alone (art. 19).
 * @param origin the official warning it relays
 * @param now epoch ms
 */
export function releaseProblems(
  body: ReleaseBody,
  origin: Origin | null,
  now: number,
): ReleaseProblem[] {
  const isForward = body.kind === 'forward';
  const keepsWords = origin?.event === body.event && origin.issuer === body.issuer;
  const found: [boolean, ReleaseProblem][] = [
    [Date.parse(body.expires) <= Date.parse(body.onset), 'ends-before-it-begins'],
    [Date.parse(body.expires) <= now, 'is-over'],
    [!isForward && OFFICIAL_WORD.test(`${body.headline} ${body.event}`), 'styled-as-official'],
    [isForward && origin === null, 'warning-missing'],
    [isForward && origin !== null && origin.endedAt !== null, 'warning-not-in-force'],
    [isForward && origin !== null && !keepsWords, 'not-word-for-word'],
    [isForward && origin !== null && !isInEarnest(origin) && !body.drill, 'drill-as-real'],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** How the warning that a release relays was taken back or replaced by its issuer; null: nothing of that. */
export const overtakenBy = ({
  body,
  originEndedBy,
}: ReleaseVersion): 'cancelled' | 'updated' | null =>
  body.kind !== 'forward' || originEndedBy === 'expired' ? null : originEndedBy;
