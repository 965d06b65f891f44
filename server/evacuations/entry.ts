import type { Evacuation } from '../../shared/model/evacuation.ts';
import type { NewEntry } from '../journal/journal.ts';

/** The journal's line of an order that was signed or ended. The order itself is kept whole in its table. */
export function evacuationEntry(
  { id, incident, county, town, order, plan, opened, release, endReason }: Evacuation,
  act: 'sign' | 'end',
  actor: string,
): NewEntry {
  const { totals, outline, lines } = plan;
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
