import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';
import { ShownStatus } from './warning.ts';

/** Ways out of the room; each is one file behind `deliver` (server/channels/deliver.ts). */
export const CHANNEL_KINDS = ['webhook', 'email'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Who is at the other end: those who act on it, or those who take part in drills and tests. */
export const CHANNEL_AUDIENCES = ['real', 'drill'] as const;
export type ChannelAudience = (typeof CHANNEL_AUDIENCES)[number];

/**
 * Whether a message may go to such a channel. A drill or a test never reaches those who would act on it
 * (art. 19), and nothing real is lost among drills.
 */
export const mayReach = (audience: ChannelAudience, status: OutMessage['status']): boolean =>
  (audience === 'real') === (status === 'Actual');

/** What is to be told outside. `cap` is the whole CAP message where there is one. */
export const OutMessage = Type.Object(
  {
    status: ShownStatus,
    title: Type.String({ maxLength: 200 }),
    text: Type.String({ maxLength: 6_000 }),
    cap: Nullable(Type.String()),
  },
  CLOSED,
);
export type OutMessage = Static<typeof OutMessage>;

/**
 * `waiting` is tried again, less and less often; `failed` was given up; `superseded` gave way to something newer of the
 * same subject before it was delivered.
 */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed', 'superseded'] as const;

export const Delivery = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    subject: Type.String(),
    title: Type.String(),
    status: ShownStatus,
    state: Type.Enum([...DELIVERY_STATES]),
    attempts: Type.Integer({ minimum: 0 }),
    queuedAt: Instant,
    doneAt: Nullable(Instant),
    failure: Nullable(Type.String()),
    acknowledgedAt: Nullable(Instant),
    acknowledgedBy: Nullable(Identifier),
  },
  CLOSED,
);
export type Delivery = Static<typeof Delivery>;

/** A receiver: an organisation's desk, never a person. Its secret is shown once, when it is made. */
export const Channel = Type.Object(
  {
    id: Identifier,
    kind: Type.Enum([...CHANNEL_KINDS]),
    audience: Type.Enum([...CHANNEL_AUDIENCES]),
    name: Name,
    address: Type.String({ minLength: 3, maxLength: 500 }),
    closedAt: Nullable(Instant),
    last: Nullable(Delivery),
  },
  CLOSED,
);
export type Channel = Static<typeof Channel>;

const { id, kind, audience, name, address } = Channel.properties;
/** `POST /api/channels`. */
export const ChannelDraft = Type.Object({ id, kind, audience, name, address }, CLOSED);
export type ChannelDraft = Static<typeof ChannelDraft>;
