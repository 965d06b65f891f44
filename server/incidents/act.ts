import type { Incident, IncidentActBody, NewLine } from '../../shared/model/incident.ts';
import { incidentAfter } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { incidentEntry } from './entry.ts';
import { incidentRepository } from './repository.ts';

/** One in the caller's area, locked. @throws Problem 404 */
export async function lockedIncident(
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<Incident> {
  const found = await incidentRepository(transaction).lock(id, caller.scope, transaction);
  if (found) return found;
  throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
}

/** What an act says in the log, beside its name. */
function textOf({ grade, response, into, text }: IncidentActBody): string {
  const level = response && `${response.level}: ${response.matter}; ${response.measures}`;
  return [grade, level, into, text].filter((part) => part !== undefined).join(' · ');
}

/**
 * One act on an incident, written to its log and the journal with it.
 * @throws Problem 404, 409 with the reason, 412 when somebody was quicker
 */
export async function actOnIncident(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: IncidentActBody,
): Promise<Incident> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const found = await lockedIncident(caller, id, transaction);
    if (found.version !== body.basedOn) {
      const got = `basedOn: expected ${found.version}, got ${body.basedOn}`;
      throw problem(412, 'incident-changed-meanwhile', got, found);
    }
    const at = instant(clock.now());
    const out = await dispatchRepository(transaction).openOf(id, transaction);
    const outcome = incidentAfter(found, body, at, out.length);
    if (!outcome.ok) {
      throw problem(409, outcome.reason, `act: ${body.act} is not possible: ${outcome.reason}`);
    }
    if (outcome.incident.mergedInto)
      await lockedIncident(caller, outcome.incident.mergedInto, transaction);
    const incidents = incidentRepository(transaction);
    await incidents.update(outcome.incident, transaction);
    const line = { text: textOf(body), happenedAt: at, enteredAt: at, by };
    await incidents.addLines(id, [{ ...line, kind: 'act', act: body.act }], transaction);
    await journal.append(transaction, [incidentEntry(outcome.incident, body.act, by)]);
    return outcome.incident;
  });
  journal.announce();
  return done;
}

/** Adds a note to the log. @throws Problem 404, 422 for a moment to come */
export async function addNote(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { text, happenedAt }: NewLine,
): Promise<void> {
  const now = clock.now();
  const at = instant(now);
  const happened = happenedAt ?? at;
  if (Date.parse(happened) > now) {
    throw problem(
      422,
      'incident-line-later',
      `happenedAt: expected not after now, got ${happened}`,
    );
  }
  const by = actorOf(caller);
  await database.transaction(async (transaction) => {
    const incident = await lockedIncident(caller, id, transaction);
    const line = {
      kind: 'note',
      act: null,
      text,
      happenedAt: happened,
      enteredAt: at,
      by,
    } as const;
    await incidentRepository(transaction).addLines(id, [line], transaction);
    await journal.append(transaction, [incidentEntry(incident, 'note', by)]);
  });
  journal.announce();
}
