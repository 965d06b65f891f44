import type { Evacuation } from '../../shared/model/evacuation.ts';
import { type Estimate, toldEstimate, toldInTens } from '../../shared/wire/place-question.ts';
import type { NewEntry } from '../journal/journal.ts';

type Line = Evacuation['plan']['lines'][number];

/**
 * Who goes where as `[grid, shelter, heads]`, in tens where fewer than ten go together anywhere: beside exact numbers their
 * total would tell them (DOMAIN.md §0). The order itself is exact; the journal is kept for ever and read by more desks.
 */
function toldLines(lines: readonly Line[]): [grid: string, shelter: string, heads: Estimate][] {
  const hidesOne = lines.some(({ heads }) => toldEstimate(heads) === '<10');
  const told = hidesOne ? toldInTens : toldEstimate;
  return lines.map(({ grid, shelter, heads }) => [grid, shelter, told(heads)]);
}

/** The journal's line of an order that was signed, with who goes where, or ended. */
export function evacuationEntry(
  { id, incident, county, town, order, plan, opened, release, endReason }: Evacuation,
  act: 'sign' | 'end',
  actor: string,
): NewEntry {
  const { totals, outline } = plan;
  const signed = { outline, lines: toldLines(plan.lines), opened, release };
  return {
    kind: 'evacuation.changed',
    ...{ actor, county, town, subject: `evacuation:${id}` },
    data: {
      ...{ act: `evacuation-${act}`, name: order.number, incident, order, totals },
      ...(act === 'sign' ? signed : { reason: endReason }),
    },
  };
}
