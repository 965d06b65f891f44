import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { BasedOn, CLOSED, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';

/** 申请准入, 已准入, 不予准入, 暂停, 移出清单. Source: 条例 art. 49 ¶2 asks for admission and adjustment; names [D]. */
export const SERVICE_ITEM_STATES = [
  'requested',
  'admitted',
  'refused',
  'suspended',
  'removed',
] as const;
export const ServiceItemState = Type.Enum([...SERVICE_ITEM_STATES]);
export type ServiceItemState = (typeof SERVICE_ITEM_STATES)[number];

/** Whether the committees help a department or are charged by it: 协助, 委托 (art. 55). */
export const SERVICE_MANNERS = ['assist', 'entrust'] as const;

/** What the county-level grid body does with an item. */
export const SERVICE_ITEM_ACTS = ['admit', 'refuse', 'suspend', 'resume', 'remove'] as const;
export type ServiceItemAct = (typeof SERVICE_ITEM_ACTS)[number];

const Words = Type.String({ minLength: 1, maxLength: 500 });

/** Art. 55 asks for the basis (制度依据), the scope (职责范围) and the procedure (运行流程) of each. */
const written = {
  county: Type.String({ pattern: '^\\d{6}$', description: 'the county-level area of the list' }),
  code: Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,15}$', description: 'in the list, e.g. A-01' }),
  name: Name,
  department: Identifier,
  manner: Type.Enum([...SERVICE_MANNERS]),
  legalBasis: Words,
  duties: Words,
  procedure: Words,
  termWorkingDays: Type.Integer({ minimum: 1, maximum: 250 }),
};

/** `POST /api/service-items`: a department asks for an item to be taken on the list, and says why. */
export const ServiceItemRequest = Type.Object({ ...written, reason: Words }, CLOSED);
export type ServiceItemRequest = Static<typeof ServiceItemRequest>;

/** An item of the list 网格服务管理事项清单. `state` is what was decided last, `inForce` whether it holds now. */
export const ServiceItem = Type.Object(
  {
    id: Identifier,
    ...written,
    state: ServiceItemState,
    inForce: Type.Boolean(),
    effectiveFrom: Instant,
    reason: Words,
    decidedAt: Instant,
    decidedBy: Type.String({ maxLength: 80 }),
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type ServiceItem = Static<typeof ServiceItem>;

/** One step in the history of an item. */
export const ServiceItemStep = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    act: Type.Union([Type.Literal('request'), Type.Enum([...SERVICE_ITEM_ACTS])]),
    state: ServiceItemState,
    reason: Words,
    effectiveFrom: Instant,
    at: Instant,
    actor: Type.String({ maxLength: 80 }),
  },
  CLOSED,
);
export type ServiceItemStep = Static<typeof ServiceItemStep>;

/** `POST /api/service-items/:id/acts`. `effectiveFrom` null: at once. */
export const ServiceItemActBody = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...SERVICE_ITEM_ACTS]),
    reason: Words,
    effectiveFrom: Nullable(Instant),
  },
  CLOSED,
);
export type ServiceItemActBody = Static<typeof ServiceItemActBody>;

/** `GET /api/service-items?county=&at=`. */
export const ServiceItemQuery = Type.Object(
  { county: Type.Optional(AreaCode), at: Type.Optional(Instant) },
  CLOSED,
);
