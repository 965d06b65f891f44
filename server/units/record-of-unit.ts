import { isDeepStrictEqual } from 'node:util';
import type { JournalKind } from '../../shared/model/journal.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { unitEntries } from '../journal/unit-entries.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { unitRepository } from './repository.ts';

type Stamp = { unit: string; version: number; recordedAt: string; recordedBy: string };

/** A sort of what is recorded of units by versions, the newest of which is in force. */
export type RecordOfUnit<Said extends object, Row extends Stamp & Said> = {
  repository: (on: Queryable) => {
    ofUnit(unit: string): Promise<Row | null>;
    record(one: Stamp & Said): Promise<void>;
  };
  /** What a person said, of a row. */
  saidIn: (row: Row) => Said;
  kindsOf: (said: Said) => readonly JournalKind[];
  /** Somebody was quicker. */
  overtaken:
    | 'certification-changed-meanwhile'
    | 'profile-changed-meanwhile'
    | 'service-changed-meanwhile';
  /** Refuses, by a Problem, what cannot be said of the unit now. */
  check?: (unit: string, said: Said, on: Queryable) => Promise<void>;
};

/**
 * Records something of a unit anew, with its line in the journal. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker
 */
export async function recordOfUnit<Said extends object, Row extends Stamp & Said>(
  { database, journal, clock }: Services,
  caller: Caller,
  unit: string,
  { basedOn, said }: { basedOn: number; said: Said },
  { repository, saidIn, kindsOf, overtaken, check }: RecordOfUnit<Said, Row>,
): Promise<Row> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const found = await unitRepository(transaction).lock(unit, caller.scope);
    if (!found) throw problem(404, 'resource-not-found', `there is no unit ${unit} in your area`);
    const records = repository(transaction);
    const before = await records.ofUnit(unit);
    const version = before?.version ?? 0;
    if (before && version === basedOn + 1 && before.recordedBy === by) {
      if (isDeepStrictEqual(saidIn(before), said)) return before;
    }
    if (version !== basedOn) {
      throw problem(409, overtaken, `basedOn: version ${version} came after ${basedOn}`);
    }
    await check?.(unit, said, transaction);
    const stamp = { unit, version: version + 1, recordedAt: instant(clock.now()), recordedBy: by };
    await records.record({ ...stamp, ...said });
    const told = { ...said, version: version + 1 };
    await journal.append(transaction, unitEntries(kindsOf(said), found, by, told));
    return (await records.ofUnit(unit))!;
  });
  journal.announce();
  return done;
}
