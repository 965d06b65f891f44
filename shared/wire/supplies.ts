import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable, Position } from '../model/common.ts';
import {
  SupplyBatch,
  SupplyDay,
  SupplyDepot,
  SupplyMovement,
  SupplyNeed,
  SupplyStock,
} from '../model/supply.ts';

const Count = Type.Integer({ minimum: 0 });

/** `GET /api/supplies`: the depots of the asker's area with what they have, and what is over or soon will be. */
export const SupplyOverview = Type.Object({
  today: SupplyDay,
  depots: Type.Array(Type.Object({ ...SupplyDepot.properties, commanded: Type.Boolean() })),
  stock: Type.Array(SupplyStock),
  expiring: Type.Array(SupplyBatch, { description: 'over within 30 days or already' }),
});
export type SupplyOverview = Static<typeof SupplyOverview>;

/** `GET /api/depots/:id`. `commanded`: whether the asker's area commands it. */
export const DepotFile = Type.Object({
  today: SupplyDay,
  depot: SupplyDepot,
  commanded: Type.Boolean(),
  stock: Type.Array(SupplyStock),
  batches: Type.Array(SupplyBatch),
  movements: Type.Array(SupplyMovement, { description: 'newest first' }),
});
export type DepotFile = Static<typeof DepotFile>;

const Take = Type.Object({
  batch: Identifier,
  item: Identifier,
  expiresOn: Nullable(SupplyDay),
  amount: Count,
});
const Transport = Type.Object({
  kilograms: Type.Number(),
  lorries: Count,
  metres: Nullable(Type.Number()),
  minutes: Nullable(Type.Number()),
});

/** `POST /api/supply-orders/preview`: what each depot would send, and what all of them together cannot. */
export const SupplyPreview = Type.Object({
  at: Instant,
  parts: Type.Array(
    Type.Object({ depot: Identifier, takes: Type.Array(Take), transport: Transport }),
    { description: 'nearest first' },
  ),
  shortages: Type.Array(Type.Object({ item: Identifier, wanted: Count, free: Count })),
});
export type SupplyPreview = Static<typeof SupplyPreview>;

/** `POST /api/supply-needs`: for how many heads and days, and near where. */
export const SupplyNeedQuestion = Type.Object(
  {
    heads: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    days: Type.Integer({ minimum: 1, maximum: 100 }),
    place: Nullable(Position),
  },
  CLOSED,
);
export type SupplyNeedQuestion = Static<typeof SupplyNeedQuestion>;

/** The answer: item by item what is needed, what the depots the asker commands have free, and what is short. */
export const SupplyNeeds = Type.Object({
  at: Instant,
  needs: Type.Array(
    Type.Object({ item: Identifier, norm: SupplyNeed, wanted: Count, free: Count, short: Count }),
  ),
  depots: Type.Array(
    Type.Object({
      id: Identifier,
      name: Name,
      metres: Nullable(Type.Number()),
      free: Type.Array(Type.Object({ item: Identifier, amount: Count })),
    }),
    { description: 'nearest first' },
  ),
});
export type SupplyNeeds = Static<typeof SupplyNeeds>;
