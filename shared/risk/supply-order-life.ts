import { ORDERING_DEPARTMENT, type SupplyDepot } from '../model/supply.ts';
import type {
  SupplyOrder,
  SupplyOrderAct,
  SupplyOrderLine,
  SupplyOrderState,
  SupplyReceipt,
} from '../model/supply-order.ts';

const ACTS: Readonly<Record<SupplyOrderState, readonly SupplyOrderAct[]>> = {
  reserved: ['issue', 'cancel'],
  issued: ['depart'],
  in_transit: [],
  partly_received: [],
  received: [],
  cancelled: [],
};

const AFTER = {
  issue: 'issued',
  depart: 'in_transit',
  cancel: 'cancelled',
} as const satisfies Record<SupplyOrderAct, SupplyOrderState>;

/** What can be done at the depot's end now. */
export const supplyActsFrom = (state: SupplyOrderState): readonly SupplyOrderAct[] => ACTS[state];
export const supplyStateAfter = (act: SupplyOrderAct): SupplyOrderState => AFTER[act];

/** Whether goods are under way, so that the other end can sign for them. */
export const canReceive = (state: SupplyOrderState): boolean =>
  state === 'in_transit' || state === 'partly_received';

export const isSupplyOrderOpen = (state: SupplyOrderState): boolean =>
  ACTS[state].length > 0 || canReceive(state);

export type SupplyRefusal =
  | 'supply-wrong-step'
  | 'supply-reason-missing'
  | 'supply-receipt-too-much'
  | 'supply-receipt-empty'
  | 'supply-receipt-unknown';

/** Why a step cannot be taken; null: it may. */
export function supplyStepRefusal(
  from: SupplyOrderState,
  act: SupplyOrderAct,
  reason: string | null,
): SupplyRefusal | null {
  if (!ACTS[from].includes(act)) return 'supply-wrong-step';
  return act === 'cancel' && reason === null ? 'supply-reason-missing' : null;
}

/** Whose order moves what lies there: emergency management's, and in a department's own depot also its own. */
export const mayIssue = (
  department: string,
  depot: Pick<SupplyDepot, 'common' | 'department'>,
): boolean =>
  department === ORDERING_DEPARTMENT || (!depot.common && department === depot.department);

/** Whether somebody of these departments sees to what lies there: its keeper, or who orders what is common. */
export const keepsDepot = (
  departments: readonly string[],
  depot: Pick<SupplyDepot, 'department'>,
): boolean => departments.includes(depot.department) || departments.includes(ORDERING_DEPARTMENT);

const FATES = ['received', 'damaged', 'returned', 'missing'] as const;
type Fates = Record<(typeof FATES)[number], number>;
const sumOf = (line: Fates): number => FATES.reduce((sum, fate) => sum + line[fate], 0);

/** What of a line nobody has signed for yet. */
export const dueOf = (line: SupplyOrderLine): number => line.amount - sumOf(line);

type Receipt = Pick<SupplyReceipt, 'lines' | 'reason'>;

/** Why a receipt cannot be right; null: it may be. */
export function receiptRefusal(
  { state, lines }: Pick<SupplyOrder, 'state' | 'lines'>,
  { lines: come, reason }: Receipt,
): SupplyRefusal | null {
  if (!canReceive(state)) return 'supply-wrong-step';
  const batches = new Set(come.map(({ batch }) => batch));
  const known = come.every(({ batch }) => lines.some((line) => line.batch === batch));
  if (!known || batches.size < come.length) return 'supply-receipt-unknown';
  if (come.every((line) => sumOf(line) === 0)) return 'supply-receipt-empty';
  const tooMuch = come.some(
    (one) => sumOf(one) > dueOf(lines.find(({ batch }) => batch === one.batch)!),
  );
  if (tooMuch) return 'supply-receipt-too-much';
  const isLoss = come.some(({ damaged, missing }) => damaged + missing > 0);
  return isLoss && reason === null ? 'supply-reason-missing' : null;
}

/** The lines with what came added to them, and how far the order is by that. */
export function withReceipt(
  lines: readonly SupplyOrderLine[],
  come: SupplyReceipt['lines'],
): { lines: SupplyOrderLine[]; state: SupplyOrderState } {
  const after = lines.map((line) => {
    const now = come.find(({ batch }) => batch === line.batch);
    if (now === undefined) return line;
    return {
      ...line,
      received: line.received + now.received,
      damaged: line.damaged + now.damaged,
      returned: line.returned + now.returned,
      missing: line.missing + now.missing,
    };
  });
  const isDone = after.every((line) => dueOf(line) === 0);
  return { lines: after, state: isDone ? 'received' : 'partly_received' };
}
