import type { HazardFile } from '../../shared/model/hazard-file.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { hazardFileRepository } from './file-repository.ts';

/** What an act leaves behind: the file after it, and what the journal says. */
export type Outcome = { file: HazardFile; kind: JournalKind; data: NewEntry['data'] };

/** Whether the registers every screen holds say something else after an act. */
const changesRegister = (before: HazardFile | null, after: HazardFile): boolean => {
  const shown = (file: HazardFile) => {
    const { form, class: sector, name, place, outline, town, grid, risk } = file;
    const { responsibleUnit, department, state } = file;
    const gone = state === 'closed';
    return JSON.stringify([
      ...[form, sector, name, place, outline, town, grid, risk],
      ...[responsibleUnit, department, gone],
    ]);
  };
  return before === null || shown(before) !== shown(after);
};

/** Journals an act as the last thing of its transaction; answers whether the registers changed. */
export async function tell(
  { journal }: Pick<Services, 'journal'>,
  transaction: Queryable,
  caller: Caller,
  before: HazardFile | null,
  { file, kind, data }: Outcome,
): Promise<boolean> {
  const { id, name, county, town, version } = file;
  const at = { actor: actorOf(caller), county, town, subject: `hazard:${id}` };
  const entries: NewEntry[] = [{ kind, ...at, data: { name, version, ...data } }];
  const changed = changesRegister(before, file);
  if (changed) entries.push({ kind: 'register.changed', ...at, data: { name } });
  await journal.append(transaction, entries);
  return changed;
}

/** What another wrote since, for whoever would have written over it. */
export const changedMeanwhile = (
  code: string,
  basedOn: number,
  { version, changedAt, changedBy }: Pick<HazardFile, 'version' | 'changedAt' | 'changedBy'>,
) => {
  const who = `version ${version} of ${changedAt} by ${changedBy ?? 'us'}`;
  const details = { version, changedAt, changedBy };
  return problem(409, code, `basedOn: ${who} is newer than ${basedOn}`, details);
};

/**
 * One act on one file: locked, done, journalled and told.
 * @param act what is to come of it; throws Problem when it is refused
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker
 */
export async function actOnFile(
  services: Services,
  caller: Caller,
  { id, basedOn }: { id: string; basedOn: number },
  act: (file: HazardFile, transaction: Queryable, now: number) => Promise<Outcome>,
): Promise<HazardFile> {
  const { database, journal, clock, telemetry } = services;
  const done = await database.transaction(async (transaction) => {
    const files = hazardFileRepository(transaction);
    const before = await files.file(id, caller.scope, true);
    if (!before) throw problem(404, 'hazard-not-found', `there is no hazard ${id} in your area`);
    if (before.version !== basedOn) {
      throw changedMeanwhile('hazard-changed-meanwhile', basedOn, before);
    }
    const now = clock.now();
    const { file, ...said } = await act(before, transaction, now);
    const stamp = { version: basedOn + 1, changedAt: instant(now), changedBy: caller.id };
    const after = { ...file, ...stamp };
    await files.write(after);
    const changed = await tell(services, transaction, caller, before, { file: after, ...said });
    return { after, changed };
  });
  if (done.changed) await telemetry.refresh();
  journal.announce();
  return done.after;
}
