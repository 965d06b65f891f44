import { isDeepStrictEqual } from 'node:util';
import type { JournalKind } from '../../shared/model/journal.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
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
  kind: JournalKind;
  /** Somebody was quicker. */
  overtaken: 'certification-changed-meanwhile' | 'profile-changed-meanwhile';
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
  { repository, saidIn, kind, overtaken }: RecordOfUnit<Said, Row>,
): Promise<Row> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const found = await unitRepository(database).lock(unit, caller.scope, transaction);
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
    const stamp = { unit, version: version + 1, recordedAt: instant(clock.now()), recordedBy: by };
    await records.record({ ...stamp, ...said });
    const { county, town, callSign: name } = found;
    const data = { name, ...said, version: version + 1 };
    await journal.append(transaction, [{ kind, actor: by, county, town, subject: unit, data }]);
    return (await records.ofUnit(unit))!;
  });
  journal.announce();
  return done;
}
