import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { BasedOn, CLOSED, Identifier, Instant, Nullable, Position } from './common.ts';
import { GridCode } from './grid.ts';
import { HazardClass } from './hazard.ts';

/** The way of a tip (隐患举报, art. 11): received, looked at, and then a hidden danger or closed with a reason. */
export const TIP_STATES = ['received', 'looked-at', 'danger', 'closed'] as const;
export const TipState = Type.Enum([...TIP_STATES]);
export type TipState = (typeof TIP_STATES)[number];

export const TIP_ACTS = ['take', 'danger', 'close'] as const;
export type TipAct = (typeof TIP_ACTS)[number];

/** How long what a sender left to be reached by is kept, days [D]. */
export const CONTACT_DAYS = 30;

const Words = Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' });
const Contact = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });

/**
 * `POST /api/tips`. Nobody is asked who he is. `key` is made by the sender's page: the receipt follows from
 * it, so that a repeated sending has the same one. One of `place` and `grid` says where.
 */
export const NewTip = Type.Object(
  {
    key: Type.String({ pattern: '^[0-9a-f]{32}$' }),
    class: HazardClass,
    words: Words,
    place: Nullable(Position),
    grid: Nullable(GridCode),
    contact: Nullable(Contact),
  },
  CLOSED,
);
export type NewTip = Static<typeof NewTip>;

/** Letters and digits that cannot be mistaken for one another, in two groups. */
const Receipt = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$' });

/** The answer: what the sender asks with later. */
export const TipReceipt = Type.Object({ receipt: Receipt, receivedAt: Instant });
export type TipReceipt = Static<typeof TipReceipt>;

/** `POST /api/tips/state`: asked by body and not by address, so that no receipt stands in a log. */
export const TipQuestion = Type.Object({ receipt: Receipt }, CLOSED);

/** What whoever holds the receipt is told: no name, no file. */
export const TipStanding = Type.Object({
  state: TipState,
  receivedAt: Instant,
  changedAt: Nullable(Instant),
  reason: Nullable(Type.String(), { description: 'why it was closed' }),
});
export type TipStanding = Static<typeof TipStanding>;

/** A tip as those who look into it see it. */
export const Tip = Type.Object(
  {
    id: Identifier,
    class: HazardClass,
    words: Words,
    place: Position,
    county: AreaCode,
    town: AreaCode,
    grid: Nullable(GridCode),
    contact: Nullable(Contact, { description: 'gone when its time is over' }),
    contactUntil: Nullable(Instant),
    state: TipState,
    version: Type.Integer({ minimum: 1 }),
    receivedAt: Instant,
    danger: Nullable(Identifier),
    incident: Nullable(Identifier, { description: 'the one it speaks of' }),
    reason: Nullable(Type.String()),
    changedAt: Nullable(Instant),
    changedBy: Nullable(Identifier),
  },
  CLOSED,
);
export type Tip = Static<typeof Tip>;

/** `POST /api/tips/:id/acts`. `danger` needs the hazard it was found at and words, `close` a reason. */
export const TipActBody = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...TIP_ACTS]),
    hazard: Type.Optional(Identifier),
    finding: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })),
  },
  CLOSED,
);
export type TipActBody = Static<typeof TipActBody>;
