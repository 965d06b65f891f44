import type { ConditionsChanged, FeedChanged } from '../../shared/model/journal.ts';
import type { Condition } from '../../shared/model/level.ts';
import { instant } from '../clock.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { Spoken } from '../telemetry/plan.ts';
import type { ContactChange } from './findings.ts';

/** A grid whose condition is another than before. */
export type GridChange = {
  code: string;
  county: string;
  town: string;
  before: Condition;
  after: Condition;
};

type Place = { county: string | null; town: string | null };

/** One line a town, whatever changed in it: a department that falls silent is not a thousand lines. */
export function conditionEntries(
  spoken: readonly Spoken[],
  grids: readonly GridChange[],
): NewEntry[] {
  const byTown = new Map<string, Place & { data: ConditionsChanged }>();
  const lineOf = ({ county, town }: Place): ConditionsChanged => {
    const key = `${county} ${town}`;
    const line = byTown.get(key) ?? { county, town, data: { streams: [], grids: [] } };
    byTown.set(key, line);
    return line.data;
  };
  for (const { stream, transition } of spoken) {
    const { from, to, value, at } = transition;
    lineOf(stream).streams.push([stream.number, from, to, value, instant(at)]);
  }
  for (const grid of grids) lineOf(grid).grids.push([grid.code, grid.before, grid.after]);
  return [...byTown.values()].map(({ county, town, data }) => ({
    kind: 'conditions.changed',
    actor: 'system',
    county,
    town,
    subject: null,
    data,
  }));
}

/** A feed's silence concerns the whole city: whoever looks downstream must know of it. */
export function contactEntry({ feed, level, lastSeen }: ContactChange): NewEntry {
  return {
    kind: level === null ? 'feed.recovered' : 'feed.silent',
    actor: 'system',
    county: null,
    town: null,
    subject: `feed:${feed.id}`,
    data: { feed: feed.id, lastSeen } satisfies FeedChanged,
  };
}
