import type { Queryable } from '../database/database.ts';
import { groundRepository } from '../watch-rules/ground-repository.ts';
import { type GroundStream, placesOf, readGround } from '../watch-rules/places.ts';
import { type LatchRow, watchRuleRepository } from '../watch-rules/repository.ts';
import { sourceOf } from './watch-findings.ts';
import { type Watched, watchedAt } from './watched-places.ts';

/** Names a latch among others. */
export const keyOf = (rule: string, place: string): string => `${rule} ${place}`;

/**
 * Reads every place of every rule in force at `at` (ISO 8601) with what is remembered of it.
 * @param before what this node has in memory, by source: delays too young to be written are there alone
 * @returns with it the latches no rule looks at any more
 */
export async function readWatched(
  database: Queryable,
  streams: Iterable<GroundStream>,
  at: string,
  before: ReadonlyMap<string, Watched>,
): Promise<{ watched: Watched[]; orphans: LatchRow[] }> {
  const repository = watchRuleRepository(database);
  // Latches first: whatever rule and place they are of is found by what is read after them.
  const rows = new Map(
    (await repository.latches()).map((row) => [keyOf(row.rule, row.place), row]),
  );
  const rules = await repository.inForce(at);
  const ground = await readGround(
    database,
    rules.map(({ rule }) => rule),
    streams,
  );
  const held = await groundRepository(database).outOfService();
  const watched = rules
    .flatMap((rule) => placesOf(rule, ground))
    .map((place) => {
      const source = sourceOf(place);
      const key = keyOf(place.rule.id, place.key);
      const found = watchedAt(place, held.has(source), rows.get(key));
      rows.delete(key);
      const known = before.get(source);
      const isSame = known?.place.version === place.version && known.revision === found.revision;
      return isSame ? { ...found, memory: known.memory, answer: known.answer } : found;
    });
  return { watched, orphans: [...rows.values()] };
}
