import type { NewReport, SituationReport } from '../../shared/model/situation-report.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { lockedIncident } from './act.ts';
import { reportRepository } from './report-repository.ts';
import { incidentRepository } from './repository.ts';

/** Signed reports of an incident of the caller's area, newest first. @throws Problem 404 */
export async function reportsOf(
  { database }: Services,
  caller: Caller,
  id: string,
): Promise<SituationReport[]> {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (incident) return reportRepository(database).ofIncident(id);
  throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
}

/** @throws Problem 422 for a line the log does not have, so that no report says that it knew what was never written */
async function checkThrough(id: string, throughLine: number, transaction: Queryable) {
  const last = await incidentRepository(transaction).lastLine(id);
  if (throughLine <= last) return;
  const got = `throughLine: expected at most ${last}, got ${throughLine}`;
  throw problem(422, 'report-line-unknown', got);
}

/**
 * Signs a report: kept as it is for ever, with a line in the log and the journal. A retry is answered with the first.
 * @throws Problem 404, 409 when the key was another act's or its drill does not run, 422 for a line that is not there
 */
export async function signReport(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { text, throughLine }: NewReport,
  actKey: string | null,
): Promise<SituationReport> {
  const by = actorOf(caller);
  const signed = await database.transaction(async (transaction) => {
    const incident = await lockedIncident(caller, id, transaction);
    const reports = reportRepository(transaction);
    const before = actKey === null ? null : await reports.ofAct(by, actKey);
    if (before?.incident === id && before.text === text) return before;
    if (before) {
      throw keyUsed();
    }
    await drillRepository(transaction).checkRuns(incident.drill);
    await checkThrough(id, throughLine, transaction);
    const at = instant(clock.now());
    const draft = { incident: id, text, throughLine, signedBy: by, signedAt: at };
    const report = await reports.insert(draft, actKey);
    const times = { happenedAt: at, enteredAt: at, by };
    const line = { kind: 'act', act: 'report', text: `#${report.number}`, ...times } as const;
    await incidentRepository(transaction).addLines(id, [line]);
    await journal.append(transaction, [incidentEntry(incident, 'report', by)]);
    return report;
  });
  journal.announce();
  return signed;
}
