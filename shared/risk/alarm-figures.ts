import { CONDITION_CODE, type Level } from '../model/level.ts';
import { HOUR_MS } from '../time/units.ts';
import { ALARM_GOALS, type AlarmFigures, MOST_OFTEN_NAMED } from '../wire/alarm-figures.ts';
import { TOGETHER_MS } from './alarm-suppression.ts';

/** Once that an alarm rose or rose higher. `at` is epoch ms; `source` tells one alarm from another. */
export type Rising = {
  at: number;
  level: Level;
  source: string;
  name: string;
  /** That a whole feed fell silent. */
  isSilence?: boolean;
};

const TEN_MINUTES_MS = 600_000;

/** The most that fell into any stretch of `length` ms. */
function mostWithin(times: readonly number[], length: number): number {
  let most = 0;
  let first = 0;
  for (let last = 0; last < times.length; last += 1) {
    while (times[last]! - times[first]! >= length) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/**
 * Stretches in which there were too many: from the rising that makes it 10 in the ten minutes before, until these
 * hold fewer than 5. Epoch ms; one that has not ended ends at `until`.
 */
export function floodsOf(times: readonly number[], until: number): { from: number; to: number }[] {
  const { floodFrom, floodUntilBelow } = ALARM_GOALS;
  const floods: { from: number; to: number }[] = [];
  // A rising counts for ten minutes: at each of these moments the number changes.
  const steps = [
    ...times.map((at) => ({ at, by: 1 })),
    ...times.map((at) => ({ at: at + TEN_MINUTES_MS, by: -1 })),
  ].sort((a, b) => a.at - b.at || a.by - b.by);
  let count = 0;
  let from: number | null = null;
  for (const { at, by } of steps) {
    if (at >= until) break;
    count += by;
    if (from === null && count >= floodFrom) from = at;
    if (from !== null && count < floodUntilBelow) {
      floods.push({ from, to: at });
      from = null;
    }
  }
  if (from !== null) floods.push({ from, to: until });
  return floods;
}

function mostOften(risings: readonly Rising[]): AlarmFigures['mostOften'] {
  const bySource = new Map<string, Rising[]>();
  for (const rising of risings) {
    const own = bySource.get(rising.source);
    if (own) own.push(rising);
    else bySource.set(rising.source, [rising]);
  }
  return [...bySource.values()]
    .sort((a, b) => b.length - a.length || a[0]!.name.localeCompare(b[0]!.name))
    .slice(0, MOST_OFTEN_NAMED)
    .map((own) => ({
      source: own[0]!.source,
      name: own.at(-1)!.name,
      worst: own.reduce((a, b) => (CONDITION_CODE[b.level] > CONDITION_CODE[a.level] ? b : a))
        .level,
      risen: own.length,
      share: own.length / risings.length,
    }));
}

/**
 * What was announced: of feeds that fall silent together the first at each level stands for the others, as
 * alarm-suppression.ts has it.
 */
function announced(risings: readonly Rising[]): Rising[] {
  const last = new Map<Level, { at: number; first: string }>();
  return risings.filter(({ at, level, source, isSilence }) => {
    if (!isSilence) return true;
    const before = last.get(level);
    const isTogether = before !== undefined && at - before.at <= TOGETHER_MS;
    last.set(level, { at, first: isTogether ? before.first : source });
    return !isTogether || source === before.first;
  });
}

/**
 * How the alarms of a span of time were to bear.
 * @param all risings of the span, oldest first
 * @param span epoch ms, `to` not included
 */
export function alarmFigures(
  all: readonly Rising[],
  { from, to }: { from: number; to: number },
): AlarmFigures {
  const risings = announced(all);
  const times = risings.map(({ at }) => at);
  const floods = floodsOf(times, to);
  const inFlood = floods.reduce((sum, flood) => sum + flood.to - flood.from, 0);
  const byLevel = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const { level } of risings) byLevel[level] += 1;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    risen: risings.length,
    suppressed: all.length - risings.length,
    byLevel,
    perHour: to > from ? risings.length / ((to - from) / HOUR_MS) : 0,
    mostInAnHour: mostWithin(times, HOUR_MS),
    floods: floods.length,
    floodShare: to > from ? inFlood / (to - from) : 0,
    mostOften: mostOften(risings),
  };
}
