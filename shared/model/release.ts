import Type, { type Static } from 'typebox';
import { COLOUR_WORDS } from '../cap/colour.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
} from '../cap/message.ts';
import { AreaCode } from './area.ts';
import { BasedOn, CLOSED, Identifier, Instant, Nullable, Position, RowNumber } from './common.ts';
import { GridCode } from './grid.ts';
import { Level } from './level.ts';
import { shortened } from './shortened.ts';
import {
  AreaOutline,
  ENDINGS,
  type Ending,
  isInEarnest,
  ShownStatus,
  type Warning,
} from './warning.ts';

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

/** What goes out is brought to fewer (shared/geo/warning-shape.ts). */
export const MOST_RING_POSITIONS = 1_000;

/** Where a release holds: whole areas, whole grids, or a ring drawn by hand, `[lon, lat]` and closed. */
export const ReleaseArea = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('areas'),
      codes: Type.Array(AreaCode, { minItems: 1, maxItems: 200 }),
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('grids'),
      codes: Type.Array(GridCode, { minItems: 1, maxItems: 500 }),
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('polygon'),
      ring: Type.Array(Position, { minItems: 4, maxItems: MOST_RING_POSITIONS }),
    },
    CLOSED,
  ),
]);
export type ReleaseArea = Static<typeof ReleaseArea>;

/** What is written into a release is up to these lengths. */
const TEXT_LENGTHS = { headline: 80, description: 2_000 } as const;

/**
 * What a release says. It has what art. 64 of 突发事件应对法 asks of a warning: class, level, start, area,
 * matters to heed and measures, issuer, time. The level is never written by us: it is that of the official
 * warning it relays, and a notice has none.
 */
export const ReleaseBody = Type.Object(
  {
    kind: Type.Enum([...RELEASE_KINDS]),
    drill: Type.Boolean(),
    headline: Type.String({ minLength: 1, maxLength: TEXT_LENGTHS.headline }),
    event: Type.String({ minLength: 1, maxLength: 40 }),
    eventClass: Type.Enum([...EVENT_CLASSES]),
    category: Type.Enum([...CAP_CATEGORIES]),
    urgency: Type.Enum([...CAP_URGENCIES]),
    severity: Type.Enum([...CAP_SEVERITIES]),
    certainty: Type.Enum([...CAP_CERTAINTIES]),
    responseTypes: Type.Array(Type.Enum([...CAP_RESPONSE_TYPES]), { maxItems: 4 }),
    description: Type.String({ minLength: 1, maxLength: TEXT_LENGTHS.description }),
    instruction: Type.String({ minLength: 1, maxLength: 2_000 }),
    issuer: Type.String({ minLength: 1, maxLength: 60, description: 'An organisation' }),
    onset: Instant,
    expires: Instant,
    areaDescription: Type.String({ minLength: 1, maxLength: 200 }),
    area: ReleaseArea,
    fromWarning: Nullable(RowNumber),
    fromAlarm: Nullable(RowNumber),
  },
  CLOSED,
);
export type ReleaseBody = Static<typeof ReleaseBody>;

/** One version of a release and who did what to it. Accounts by id. */
export const ReleaseVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    state: Type.Enum([...RELEASE_STATES]),
    body: ReleaseBody,
    level: Nullable(Level),
    outline: AreaOutline,
    towns: Type.Array(AreaCode),
    draftedBy: Identifier,
    draftedAt: Instant,
    reviewedBy: Nullable(Identifier),
    reviewedAt: Nullable(Instant),
    publishedBy: Nullable(Identifier),
    publishedAt: Nullable(Instant),
    endedBy: Nullable(Identifier),
    endedAt: Nullable(Instant),
    reason: Nullable(Type.String()),
    capIdentifier: Nullable(Type.String()),
    capStatus: Nullable(ShownStatus),
    originEndedBy: Nullable(Type.Enum([...ENDINGS]), {
      description:
        'How the official warning it comes from ended; null: it is in force, or there is none',
    }),
  },
  CLOSED,
);
export type ReleaseVersion = Static<typeof ReleaseVersion>;

/** A release with its trail, newest version first. At most one version is authoritative: `published`. */
export const Release = Type.Object(
  { id: Type.Integer({ minimum: 1 }), versions: Type.Array(ReleaseVersion) },
  CLOSED,
);
export type Release = Static<typeof Release>;

/** The newest version as its reader saw it; another since is a conflict. */
export const SeenVersion = Type.Object({ version: BasedOn, draftedAt: Instant }, CLOSED);
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
  | 'outlives-its-warning'
  | 'drill-as-real';

/** Event, colour and the word, where its issuer gave a warning no headline. */
const nameOf = ({ event, level }: Pick<Warning, 'event' | 'level'>): string =>
  level === null || OFFICIAL_WORD.test(event) ? event : `${event}${COLOUR_WORDS[level]}预警`;

/**
 * Headline and text of an official warning as it is relayed: its own, cut where they are longer than those of a release.
 * What is to be added for the place stands in the instruction.
 */
export function relayedWords(
  origin: Pick<Warning, 'event' | 'level' | 'headline' | 'description'>,
): Pick<ReleaseBody, 'headline' | 'description'> {
  const headline = origin.headline ?? nameOf(origin);
  return {
    headline: shortened(headline, TEXT_LENGTHS.headline),
    description: shortened(origin.description ?? headline, TEXT_LENGTHS.description),
  };
}

type Origin = Pick<Warning, 'event' | 'issuer' | 'level' | 'headline' | 'description'> &
  Pick<Warning, 'status' | 'synthetic' | 'expires' | 'endedAt'>;

function keepsWords(body: ReleaseBody, origin: Origin): boolean {
  const { headline, description } = relayedWords(origin);
  const keepsNames = body.event === origin.event && body.issuer === origin.issuer;
  return keepsNames && body.headline === headline && body.description === description;
}

const relayProblems = (body: ReleaseBody, origin: Origin): [boolean, ReleaseProblem][] => [
  [origin.endedAt !== null, 'warning-not-in-force'],
  [!keepsWords(body, origin), 'not-word-for-word'],
  [Date.parse(body.expires) > Date.parse(origin.expires), 'outlives-its-warning'],
  [!isInEarnest(origin) && !body.drill, 'drill-as-real'],
];

/**
 * What stands against a release, besides its shape. Only met stations publish weather signals (气象灾害防御条例
 * art. 30, DOMAIN.md §2.1): a notice of ours never calls itself 预警, and what is relayed keeps event, issuer, headline
 * and text and does not outlive it. What was a test or a drill of its issuer is relayed as a drill alone (art. 19).
 * @param origin the official warning it relays
 * @param now epoch ms
 */
export function releaseProblems(
  body: ReleaseBody,
  origin: Origin | null,
  now: number,
): ReleaseProblem[] {
  const isForward = body.kind === 'forward';
  const expires = Date.parse(body.expires);
  const found: [boolean, ReleaseProblem][] = [
    [expires <= Date.parse(body.onset), 'ends-before-it-begins'],
    [expires <= now, 'is-over'],
    [!isForward && OFFICIAL_WORD.test(`${body.headline} ${body.event}`), 'styled-as-official'],
    [isForward && origin === null, 'warning-missing'],
    ...(isForward && origin !== null ? relayProblems(body, origin) : []),
  ];
  return found.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** Towns in which a release would hold and the official warning that it relays does not. */
export const townsBeyond = (
  { kind }: Pick<ReleaseBody, 'kind'>,
  towns: readonly string[],
  origin: Pick<Warning, 'towns'> | null,
): string[] =>
  kind === 'forward' && origin !== null ? towns.filter((town) => !origin.towns.includes(town)) : [];

/**
 * How the warning that a release relays ended while the release itself would still hold; null: nothing of that.
 * @param now epoch ms
 */
export const overtakenBy = (
  { body, originEndedBy }: Pick<ReleaseVersion, 'body' | 'originEndedBy'>,
  now: number,
): Ending | null =>
  body.kind !== 'forward' || Date.parse(body.expires) <= now ? null : originEndedBy;
