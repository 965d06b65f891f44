import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { BasedOn, CLOSED, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';

/** Forms of 大型群众性活动安全管理条例 art. 2. Never what it is for, nor what anybody thinks of it. */
export const EVENT_FORMS = ['sport', 'show', 'fair', 'festival', 'job-lottery'] as const;
const EventForm = Type.Enum([...EVENT_FORMS]);

/** `permitted` needs the police's permit; the others do not (arts 2, 25). */
export const EVENT_MODES = ['permitted', 'government_run', 'routine_exempt'] as const;
const EventMode = Type.Enum([...EVENT_MODES]);
export type EventMode = (typeof EVENT_MODES)[number];

/** What a safety plan says (art. 6), each in a few sentences; null: not written yet. */
export const PLAN_PARTS = [
  'schedule',
  'staff',
  'fire-safety',
  'capacity',
  'buffer-zone',
  'tickets-and-checks',
  'parking',
  'order-and-guidance',
  'emergency',
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];
const PlanText = Nullable(Type.String({ minLength: 1, maxLength: 500 }));
// Marked as without effects, so that a page that needs the list does not fetch the schemas.
const planParts = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ PLAN_PARTS.map((part) => [part, PlanText]),
) as Record<PlanPart, typeof PlanText>;
const SafetyPlan = Type.Object(planParts, CLOSED);
export type SafetyPlan = Static<typeof SafetyPlan>;

export const EVENT_STATES = [
  'drafted',
  'applied',
  'accepted',
  'approved',
  'refused',
  'under-way',
  'ended',
  'cancelled',
] as const;
const EventState = Type.Enum([...EVENT_STATES]);
export type EventState = (typeof EVENT_STATES)[number];

/** What people do with a file. That it begins and ends is the clock's. */
export const EVENT_ACTS = ['apply', 'accept', 'approve', 'refuse', 'cancel'] as const;
export type EventAct = (typeof EVENT_ACTS)[number];

const Count = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** A zone of the event and how many may be in it at once. */
const EventZone = Type.Object({ gathering: Identifier, capacity: Count }, CLOSED);

const written = {
  name: Name,
  form: EventForm,
  hostUnit: Type.String({ minLength: 1, maxLength: 120, description: '承办单位: an organisation' }),
  mode: EventMode,
  beginsAt: Instant,
  endsAt: Instant,
  expected: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    description: 'at once, at most; the approved number',
  }),
  expectedPerSession: Type.Integer({
    ...{ minimum: 1, maximum: 1_000_000 },
    description: 'who come to one session (每场次预计参加人数, art. 2), at least those at once',
  }),
  crossesProvince: Type.Boolean(),
  zones: Type.Array(EventZone, { minItems: 1, maxItems: 20 }),
  staffCount: Type.Integer({ minimum: 0, maximum: 100_000 }),
  plan: SafetyPlan,
};

/** What its author writes. */
export const EventDraft = Type.Object(written, CLOSED);
export type EventDraft = Static<typeof EventDraft>;

const MomentOrNull = Nullable(Instant);

/** The file of a large event. `version` counts its changes. */
export const LargeEvent = Type.Object(
  {
    ...written,
    id: Identifier,
    state: EventState,
    version: Type.Integer({ minimum: 1 }),
    county: Nullable(AreaCode, { description: 'that of its zones; null: they lie in several' }),
    town: Nullable(AreaCode, { description: 'as `county`' }),
    draftedBy: Identifier,
    appliedAt: MomentOrNull,
    acceptedAt: MomentOrNull,
    decidedAt: MomentOrNull,
    decidedBy: Nullable(Identifier),
    notice: Nullable(Type.String({ maxLength: 500 }), {
      description: 'why it was refused or cancelled, in writing',
    }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type LargeEvent = Static<typeof LargeEvent>;

/** `PUT /api/events/:id`. */
export const EventChange = Type.Object({ basedOn: BasedOn, event: EventDraft }, CLOSED);

/** `POST /api/events/:id/acts`. */
export const EventActBody = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...EVENT_ACTS]),
    notice: Nullable(Type.String({ minLength: 1, maxLength: 500 })),
  },
  CLOSED,
);
export type EventActBody = Static<typeof EventActBody>;
