import type { AlarmChanged, JournalEntry } from '../../shared/model/journal.ts';
import { partsOf } from '../../shared/risk/watch-judge.ts';
import { isWorthKeeping } from '../../shared/risk/watch-latch.ts';
import type { WatchPlace } from '../../shared/risk/watch-place.ts';
import type { WatchPart } from '../../shared/wire/watch-rule.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { isSerializationFailure } from '../database/errors.ts';
import type { NewEntry } from '../journal/journal.ts';
import { unmovedClock } from '../steady-clock.ts';
import { type LatchRow, watchRuleRepository } from '../watch-rules/repository.ts';
import { changeAlarms } from './alarm-steps.ts';
import type { JudgingParts } from './judging-parts.ts';
import { asLeader } from './leader.ts';
import { keyOf, readWatched } from './read-watched.ts';
import { endingOf, findingOf, sourceOf } from './watch-findings.ts';
import { createWatchedPlaces, judge, type Watched, watchedAt } from './watched-places.ts';

export type WatchOfRules = {
  /** Reads rules, places and what is remembered; after every reading of the registers. */
  learn(): Promise<void>;
  /** Judges what is new. Without news it asks the database nothing. */
  evaluate(): Promise<void>;
  /** Hears what any node told: where another one moved a latch, this one's memory of it is old. */
  hear(entries: readonly JournalEntry[]): void;
  /** What every rule says of every place of its own, as this node has it. */
  standing(): readonly Watched[];
  /** What the streams or units of a place say now; null for a place that is not watched. */
  partsAt(watch: string): { parts: WatchPart[]; leftOut: number } | null;
};

const WRITE_SIGHTS = `
  INSERT INTO alarm_sight (alarm, at, parts, left_out)
  SELECT alarm, at, parts, "leftOut" FROM json_to_recordset($1::json)
    AS c (alarm int8, at timestamptz, parts jsonb, "leftOut" int)
  ON CONFLICT (alarm) DO UPDATE SET at = excluded.at, parts = excluded.parts,
    left_out = excluded.left_out`;

/**
 * Judges the watch rules every second. Each node works out for itself what its places say; whoever gets the lock
 * writes it, over the revision it was worked out from, and tells of it. The others find it written and take it over.
 */
export function createWatchOfRules(parts: JudgingParts): WatchOfRules {
  const { database, journal, clock, newest, catalogue } = parts;
  const places = createWatchedPlaces(newest);
  const steadyNow = unmovedClock(clock);
  let bySource = new Map<string, Watched>();
  let orphans: LatchRow[] = [];
  const outdated = new Set<Watched>();

  const unitPlace = ({ units }: WatchPlace) =>
    units.length === 1 ? (places.sightOf(units[0]!.number)?.place ?? null) : null;

  /** Takes over what another node wrote meanwhile, and judges that again. */
  const catchUp = (watched: Watched, row: LatchRow | undefined, now: number): void => {
    if (!row || row.revision === watched.revision) return;
    const { kept, memory, revision } = watchedAt(watched.place, watched.outOfService, row);
    Object.assign(watched, { kept, memory, revision });
    judge(watched, places.sightOf, now);
  };

  const nameOf = ({ place }: Watched) => ({ rule: place.rule.id, place: place.key });
  const keyAt = ({ place }: Watched) => keyOf(place.rule.id, place.key);

  const readLatches = async (wanted: readonly Watched[], on: Queryable, lock: boolean) => {
    const rows = await watchRuleRepository(on).latchesAt(wanted.map(nameOf), lock);
    return new Map(rows.map((row) => [keyOf(row.rule, row.place), row]));
  };

  const catchUpOutdated = async (now: number): Promise<void> => {
    if (outdated.size === 0) return;
    const wanted = [...outdated];
    const rows = await readLatches(wanted, database, false);
    for (const one of wanted) catchUp(one, rows.get(keyAt(one)), now);
    outdated.clear();
    places.lookAgain(wanted);
  };

  const sightsOf = (entries: readonly NewEntry[], now: number) =>
    entries.flatMap(({ kind, data }) => {
      if (kind !== 'alarm.raised' && kind !== 'alarm.raised-higher') return [];
      const { id, watch } = (data as { alarm: { id: number; watch: string } }).alarm;
      const { place, memory } = bySource.get(watch)!;
      const seen = partsOf(place, memory, places.sightOf, now);
      return [{ alarm: id, at: instant(clock.now()), ...seen }];
    });

  const write = async (changed: readonly Watched[], now: number, transaction: Queryable) => {
    const repository = watchRuleRepository(transaction);
    const at = instant(clock.now());
    const rows = await readLatches(changed, transaction, true);
    for (const one of changed) catchUp(one, rows.get(keyAt(one)), now);
    const left = changed.filter(
      (one) =>
        isWorthKeeping(one.kept, one.memory, now) &&
        one.place.version >= (rows.get(keyAt(one))?.version ?? 0),
    );
    await repository.writeLatches(
      left.map((one) => ({
        ...nameOf(one),
        version: one.place.version,
        memory: one.memory,
      })),
    );
    await repository.forget(orphans);
    const happenings = [
      ...orphans.filter(({ memory }) => memory.level !== null).map((row) => endingOf(row, at)),
      ...left
        .filter(({ kept, memory }) => kept.level !== memory.level)
        .map((one) => ({
          level: one.memory.level,
          finding: findingOf(one, unitPlace(one.place), at),
        })),
    ];
    const entries = await changeAlarms(happenings, transaction);
    const sights = sightsOf(entries, now);
    if (sights.length > 0) await transaction.query(WRITE_SIGHTS, [JSON.stringify(sights)]);
    await journal.append(transaction, entries);
    return left;
  };

  return {
    async learn() {
      const streams = catalogue().streamsByNumber.values();
      const read = await readWatched(database, streams, instant(clock.now()), bySource);
      orphans = read.orphans;
      bySource = new Map(read.watched.map((one) => [sourceOf(one.place), one]));
      outdated.clear();
      places.take(read.watched);
    },
    async evaluate() {
      const now = steadyNow();
      await catchUpOutdated(now);
      const changed = places.look(now);
      if (changed.length === 0 && orphans.length === 0) return;
      try {
        const written = await asLeader(database, (transaction) => write(changed, now, transaction));
        if (written === null) return;
        orphans = [];
        for (const one of written) {
          one.kept = one.memory;
          one.revision += 1;
        }
        journal.announce();
      } catch (error) {
        // Another node wrote in between; the next second looks again.
        if (!isSerializationFailure(error)) throw error;
      }
    },
    hear(entries) {
      for (const { kind, data } of entries) {
        if (!kind.startsWith('alarm.')) continue;
        const { alarm } = data as Partial<AlarmChanged>;
        const watched = alarm?.watch && bySource.get(alarm.watch);
        if (!watched) continue;
        if ((alarm.active ? alarm.level : null) !== watched.kept.level) outdated.add(watched);
      }
    },
    standing: places.all,
    partsAt(watch) {
      const watched = bySource.get(watch);
      if (!watched) return null;
      return partsOf(watched.place, watched.memory, places.sightOf, steadyNow());
    },
  };
}
