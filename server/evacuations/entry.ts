import type { Evacuation } from '../../shared/model/evacuation.ts';
import type { NewEntry } from '../journal/journal.ts';

/** The journal's line of an order that was signed, with who goes where as `[grid, shelter, heads]`, or ended. */
export function evacuationEntry(
  { id, incident, county, town, order, plan, opened, release, endReason }: Evacuation,
  act: 'sign' | 'end',
  actor: string,
): NewEntry {
  const { totals, outline } = plan;
  const lines = plan.lines.map(({ grid, shelter, heads }) => [grid, shelter, heads]);
  const signed = { outline, lines, opened, release };
  return {
    kind: 'evacuation.changed',
    ...{ actor, county, town, subject: `evacuation:${id}` },
    data: {
      ...{ act: `evacuation-${act}`, name: order.number, incident, order, totals },
      ...(act === 'sign' ? signed : { reason: endReason }),
    },
  };
}
