import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOnOrNone,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  Position,
  Synthetic,
} from './common.ts';
import { Confidence } from './rule.ts';

/** The first of the four layers of GB/T 38565-2020 [S] (DOMAIN.md §5). */
export const SUPPLY_CLASSES = ['1', '2', '3'] as const;
export type SupplyClass = (typeof SUPPLY_CLASSES)[number];

/**
 * Seven digits in layers of 1 + 2 + 2 + 2. Of the list itself only the first layer and "99, other" are known
 * here: whoever has the standard writes his codes into the catalogue.
 */
export const SupplyCode = Type.String({ pattern: '^[123]\\d{6}$' });
/** "Other" in every layer below a class: what an item has until its code is entered. */
export const otherOf = (of: SupplyClass): string => `${of}999999`;
/** `1999999` as people read it: `1-99-99-99`. */
export const layersOf = (code: string): string =>
  [code.slice(0, 1), code.slice(1, 3), code.slice(3, 5), code.slice(5)].join('-');

const Source = Type.String({ minLength: 1, maxLength: 300 });
/** Whole things or litres: nothing is counted by halves. */
const MOST = 10_000_000;
export const Amount = Type.Integer({ minimum: 0, maximum: MOST });
const SomeAmount = Type.Integer({ minimum: 1, maximum: MOST });

/** What one head needs, at once or every day. */
export const SupplyNeed = Type.Object(
  {
    amount: Type.Number({ exclusiveMinimum: 0, maximum: 1_000 }),
    daily: Type.Boolean(),
    source: Source,
    confidence: Confidence,
  },
  CLOSED,
);
export type SupplyNeed = Static<typeof SupplyNeed>;

/** One line of the catalogue. `source` and `confidence` are those of the code. */
export const SupplyItem = Type.Object(
  {
    id: Identifier,
    code: SupplyCode,
    name: Name,
    nameEnglish: Name,
    unit: Type.String({ minLength: 1, maxLength: 12 }),
    unitEnglish: Type.String({ minLength: 1, maxLength: 12 }),
    kilograms: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
    need: Nullable(SupplyNeed),
    source: Source,
    confidence: Confidence,
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type SupplyItem = Static<typeof SupplyItem>;

/** `PUT /api/supply-items/:id`. `basedOn` 0: it is new. */
export const SupplyItemChange = Type.Object(
  {
    basedOn: BasedOnOrNone,
    item: Type.Omit(SupplyItem, ['id', 'version', 'synthetic'], CLOSED),
  },
  CLOSED,
);
export type SupplyItemChange = Static<typeof SupplyItemChange>;

/**
 * Where supplies lie. It belongs to the city (no county), a county or a town. `common`: goods that the body of
 * grain and reserves keeps for everybody; otherwise a department's own (art. 21).
 */
export const SupplyDepot = Type.Object(
  {
    id: Identifier,
    name: Name,
    place: Position,
    county: Nullable(AreaCode),
    town: Nullable(AreaCode),
    department: Identifier,
    common: Type.Boolean(),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type SupplyDepot = Static<typeof SupplyDepot>;

/** The body whose order moves common goods (seed art. 21, DOMAIN.md §5 [S]). */
export const ORDERING_DEPARTMENT = 'emergency';

/** A day in Asia/Shanghai, `2026-11-27`. */
export const SupplyDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What came in together and expires together. */
export const SupplyBatch = Type.Object(
  {
    id: Identifier,
    depot: Identifier,
    item: Identifier,
    onHand: Amount,
    reserved: Amount,
    expiresOn: Nullable(SupplyDay),
    receivedAt: Instant,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type SupplyBatch = Static<typeof SupplyBatch>;

/** An item in a depot, summed over its batches. `free` is neither reserved nor expired. */
export const SupplyStock = Type.Object(
  {
    depot: Identifier,
    item: Identifier,
    onHand: Amount,
    reserved: Amount,
    free: Amount,
    expired: Amount,
    minimum: Nullable(Amount),
    nextExpiry: Nullable(SupplyDay),
  },
  CLOSED,
);
export type SupplyStock = Static<typeof SupplyStock>;

export const MOVEMENT_KINDS = ['intake', 'reserve', 'release', 'issue', 'return', 'scrap'] as const;
/** One line of the ledger, never changed. */
export const SupplyMovement = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    batch: Identifier,
    item: Identifier,
    kind: Type.Enum([...MOVEMENT_KINDS]),
    amount: SomeAmount,
    order: Nullable(Identifier),
    reason: Nullable(Type.String({ maxLength: 300 })),
    at: Instant,
    by: Nullable(Identifier),
  },
  CLOSED,
);
export type SupplyMovement = Static<typeof SupplyMovement>;

/** `POST /api/depots/:id/batches`: what came in. The id is the sender's, so that a retry brings nothing twice. */
export const SupplyIntake = Type.Object(
  { id: Identifier, item: Identifier, amount: SomeAmount, expiresOn: Nullable(SupplyDay) },
  CLOSED,
);
export type SupplyIntake = Static<typeof SupplyIntake>;

/** `POST /api/supply-batches/:id/scrap`. */
export const SupplyScrap = Type.Object(
  { amount: SomeAmount, reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) },
  CLOSED,
);
export type SupplyScrap = Static<typeof SupplyScrap>;
