import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  Position,
  Synthetic,
} from './common.ts';
import { Amount, SupplyDay } from './supply.ts';

const SomeAmount = Type.Integer({ minimum: 1, maximum: 10_000_000 });
const Reason = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });

/** 预留, 出库, 在途, 部分签收, 签收; or 撤销 before anything left (DOMAIN.md §5 [D]). */
export const SUPPLY_ORDER_STATES = [
  'reserved',
  'issued',
  'in_transit',
  'partly_received',
  'received',
  'cancelled',
] as const;
export const SupplyOrderState = Type.Enum([...SUPPLY_ORDER_STATES]);
export type SupplyOrderState = (typeof SUPPLY_ORDER_STATES)[number];

/** What came of one batch at one time. */
const Come = Type.Object(
  { batch: Identifier, received: Amount, damaged: Amount, returned: Amount, missing: Amount },
  CLOSED,
);

/** One step with who and when, by the server's clock; `came` where it was signed for. */
export const SupplyOrderStep = Type.Object(
  {
    state: SupplyOrderState,
    at: Instant,
    by: Identifier,
    reason: Nullable(Reason),
    came: Nullable(Type.Array(Come)),
  },
  CLOSED,
);
export type SupplyOrderStep = Static<typeof SupplyOrderStep>;

/** What an order takes from one batch, and what has become of it. What is in none of the four is still due. */
export const SupplyOrderLine = Type.Object(
  {
    batch: Identifier,
    item: Identifier,
    expiresOn: Nullable(SupplyDay),
    amount: SomeAmount,
    received: Amount,
    damaged: Amount,
    returned: Amount,
    missing: Amount,
  },
  CLOSED,
);
export type SupplyOrderLine = Static<typeof SupplyOrderLine>;

/** For how many heads and days it was worked out, and where the number of heads is from. */
const Heads = {
  heads: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  days: Type.Integer({ minimum: 1, maximum: 100 }),
};
export const SupplyBasis = Type.Object(
  {
    ...Heads,
    from: Type.Enum(['count', 'estimate']),
    /** When the heads were counted; null for an estimate. */
    at: Nullable(Instant),
  },
  CLOSED,
);
export type SupplyBasis = Static<typeof SupplyBasis>;

/** How far a part of an order is: what one depot sends of it. */
const PartOf = Type.Object({ id: Identifier, depotName: Name, state: SupplyOrderState }, CLOSED);

/**
 * A part of a transfer order (动用指令): what leaves one depot, for where, on whose word, and how far it is. An order
 * out of several depots is as many parts under one number and one signature.
 */
export const SupplyOrder = Type.Object(
  {
    id: Identifier,
    number: Name,
    part: Type.Integer({ minimum: 1 }),
    /** All parts of the order, this one with them, by their numbers. */
    parts: Type.Array(PartOf),
    depot: Identifier,
    depotName: Name,
    issuedBy: Identifier,
    shelter: Nullable(Identifier),
    incident: Nullable(Identifier),
    destination: Name,
    place: Nullable(Position),
    county: Nullable(AreaCode),
    town: Nullable(AreaCode),
    basis: Nullable(SupplyBasis),
    state: SupplyOrderState,
    steps: Type.Array(SupplyOrderStep),
    lines: Type.Array(SupplyOrderLine),
    signedAt: Instant,
    signedBy: Identifier,
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type SupplyOrder = Static<typeof SupplyOrder>;

const Wanted = Type.Object({ item: Identifier, amount: SomeAmount }, CLOSED);
export type WantedSupply = Static<typeof Wanted>;

const Goods = Type.Array(Wanted, { minItems: 1, maxItems: 50 });
/** So many are asked at once. */
export const MOST_DEPOTS = 20;
const Whither = { shelter: Nullable(Identifier), incident: Nullable(Identifier) };

/** What is asked of some depots, the nearest first; nothing is reserved by asking. */
export const SupplyQuestion = Type.Object(
  {
    ...Whither,
    depots: Type.Array(Identifier, { minItems: 1, maxItems: MOST_DEPOTS, uniqueItems: true }),
    wanted: Goods,
  },
  CLOSED,
);
export type SupplyQuestion = Static<typeof SupplyQuestion>;

/** What one depot is to send of an order. */
const NewPart = Type.Object({ depot: Identifier, wanted: Goods }, CLOSED);

/**
 * `POST /api/supply-orders`: signed as it is sent, so the parts are those that were shown. `issuedBy`: one of the
 * signer's departments. `destination` where it is neither shelter nor incident.
 */
export const NewSupplyOrder = Type.Object(
  {
    ...Whither,
    parts: Type.Array(NewPart, { minItems: 1, maxItems: MOST_DEPOTS }),
    number: Type.String({ minLength: 3, maxLength: 60, pattern: '\\S' }),
    issuedBy: Identifier,
    destination: Nullable(Name),
    /** Whether so many were counted is for the server to say. */
    basis: Nullable(Type.Object(Heads, CLOSED)),
  },
  CLOSED,
);
export type NewSupplyOrder = Static<typeof NewSupplyOrder>;

export const SUPPLY_ORDER_ACTS = ['issue', 'depart', 'cancel'] as const;
export type SupplyOrderAct = (typeof SUPPLY_ORDER_ACTS)[number];

/** `POST /api/supply-orders/:id/steps`. To cancel says why. */
export const SupplyStepTaken = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...SUPPLY_ORDER_ACTS]),
    reason: Nullable(Reason),
  },
  CLOSED,
);
export type SupplyStepTaken = Static<typeof SupplyStepTaken>;

/** `POST /api/supply-orders/:id/receipts`: what came now, batch by batch. Damaged or missing goods ask why. */
export const SupplyReceipt = Type.Object(
  {
    basedOn: BasedOn,
    lines: Type.Array(Come, { minItems: 1, maxItems: 200 }),
    reason: Nullable(Reason),
  },
  CLOSED,
);
export type SupplyReceipt = Static<typeof SupplyReceipt>;
