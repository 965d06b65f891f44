import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { ActorName, CLOSED, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';
import { DispatchState } from './dispatch.ts';
import { IncidentKind, IncidentState } from './incident.ts';
import { CommandLevel } from './incident-command.ts';
import { Level } from './level.ts';
import { SupplyOrderState } from './supply-order.ts';
import { ShownStatus } from './warning.ts';

/** Whoever must hear of an incident by when, by law. */
const Promised = Type.Object(
  {
    incident: Identifier,
    title: Name,
    to: Type.Enum(['county', 'city', 'province', 'state-council']),
    by: Instant,
  },
  CLOSED,
);

const CommandInHand = Type.Object(
  {
    level: CommandLevel,
    offeredTo: Nullable(CommandLevel),
    sectors: Type.Array(Type.String()),
  },
  CLOSED,
);

const AlarmInHand = Type.Object(
  {
    ...{ id: Type.Integer({ minimum: 1 }), name: Name, level: Level, active: Type.Boolean() },
    ...{ raisedAt: Instant, acknowledgedBy: Nullable(ActorName) },
  },
  CLOSED,
);

/** An official warning in force; `level` null: its issuer gave none. */
const WarningInHand = Type.Object(
  {
    event: Type.String(),
    level: Nullable(Level),
    status: Type.Optional(ShownStatus),
    synthetic: Type.Optional(Synthetic),
    expires: Instant,
  },
  CLOSED,
);

/** An order under way; an evacuation in force has no state. `about`: where it goes, or the incident it is of. */
const OrderInHand = Type.Object(
  {
    kind: Type.Enum(['supply', 'evacuation']),
    number: Type.String(),
    about: Nullable(Type.String()),
    state: Nullable(SupplyOrderState),
    signedAt: Instant,
  },
  CLOSED,
);
export type OrderInHand = Static<typeof OrderInHand>;

const TaskInHand = Type.Object(
  { incident: Name, role: Type.String(), words: Type.String(), dueAt: Instant },
  CLOSED,
);
export type TaskInHand = Static<typeof TaskInHand>;

const ReleaseInHand = Type.Object(
  { headline: Type.String(), state: Type.Enum(['draft', 'reviewed']), draftedAt: Instant },
  CLOSED,
);
export type ReleaseInHand = Static<typeof ReleaseInHand>;

/** So many alarms stand on a card, the worst first; how many there are is said beside them. */
export const ALARMS_IN_HAND = 50;

/**
 * What a desk has in hand: open incidents, alarms that are active or that nobody acknowledged, official warnings, reports due,
 * alarms set aside, units out, orders under way, open tasks of plans, notices that wait. Cards of old lack what is optional.
 */
export const HandoverCard = Type.Object(
  {
    at: Instant,
    incidents: Type.Array(
      Type.Object(
        {
          id: Identifier,
          title: Name,
          kind: IncidentKind,
          state: IncidentState,
          level: Nullable(Type.Integer({ minimum: 1, maximum: 4 })),
          receivedAt: Instant,
          /** Who commands, whom it is offered to, and the sectors by name; cards of old have none. */
          command: Type.Optional(CommandInHand),
        },
        CLOSED,
      ),
    ),
    alarms: Type.Optional(Type.Array(AlarmInHand, { maxItems: ALARMS_IN_HAND })),
    alarmCount: Type.Optional(Type.Integer({ minimum: 0 })),
    warnings: Type.Optional(Type.Array(WarningInHand)),
    due: Type.Array(Promised),
    shelved: Type.Array(
      Type.Object({ name: Name, reason: Type.String(), until: Nullable(Instant) }, CLOSED),
    ),
    out: Type.Array(
      Type.Object({ callSign: Name, incident: Name, state: DispatchState, since: Instant }, CLOSED),
    ),
    orders: Type.Optional(Type.Array(OrderInHand)),
    tasks: Type.Optional(Type.Array(TaskInHand)),
    releases: Type.Optional(Type.Array(ReleaseInHand)),
  },
  CLOSED,
);
export type HandoverCard = Static<typeof HandoverCard>;

export const HANDOVER_STATES = ['offered', 'accepted', 'withdrawn'] as const;

/** A desk handed over. `endedBy`: who accepted it, or the giver who took it back. */
export const Handover = Type.Object(
  {
    id: Identifier,
    area: AreaCode,
    card: HandoverCard,
    note: Type.String({ maxLength: 2_000 }),
    state: Type.Enum([...HANDOVER_STATES]),
    givenBy: ActorName,
    givenAt: Instant,
    endedBy: Nullable(ActorName),
    endedAt: Nullable(Instant),
  },
  CLOSED,
);
export type Handover = Static<typeof Handover>;

/** `POST /api/handovers`. The card is made by the server at that moment. */
export const NewHandover = Type.Object({ note: Type.String({ maxLength: 2_000 }) }, CLOSED);
export type NewHandover = Static<typeof NewHandover>;

export const HandoverAct = Type.Object({ act: Type.Enum(['accept', 'withdraw']) }, CLOSED);
export type HandoverAct = Static<typeof HandoverAct>;

/** `GET /api/handovers`: what the desk has in hand now, and what was handed over before, newest first. */
export const HandoverList = Type.Object(
  { now: HandoverCard, handovers: Type.Array(Handover) },
  CLOSED,
);
export type HandoverList = Static<typeof HandoverList>;
