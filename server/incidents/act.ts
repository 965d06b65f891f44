import type { Incident, IncidentActBody, NewLine } from '../../shared/model/incident.ts';
import { incidentAfter, incidentWith } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
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

/** The incident, and the one it is to be merged into: locked in the order of their ids, so that nobody waits in a ring. */
async function lockedForAct(
  caller: Caller,
  id: string,
  { act, into: named }: IncidentActBody,
  transaction: Queryable,
): Promise<{ found: Incident; into: Incident | null }> {
  const wanted = new Set(act === 'merge' && named ? [id, named] : [id]);
  const locked = new Map<string, Incident>();
  for (const one of [...wanted].sort()) {
    locked.set(one, await lockedIncident(caller, one, transaction));
  }
  return { found: locked.get(id)!, into: (act === 'merge' && locked.get(named ?? '')) || null };
}

/** What an act says in the log, beside its name. */
function textOf({ grade, response, into, text }: IncidentActBody): string {
  const level = response && `${response.level}: ${response.matter}; ${response.measures}`;
  return [grade, level, into, text].filter((part) => part !== undefined).join(' · ');
}

/**
 * One act on an incident, written to its log and the journal with it.
 * @throws Problem 404, 409 with the reason, also where its drill does not run, 412 when somebody was quicker
 */
export async function actOnIncident(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: IncidentActBody,
): Promise<Incident> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const { found, into } = await lockedForAct(caller, id, body, transaction);
    await drillRepository(transaction).checkRuns(found.drill);
    if (found.version !== body.basedOn) {
      const got = `basedOn: expected ${found.version}, got ${body.basedOn}`;
      throw problem(412, 'incident-changed-meanwhile', got, found);
    }
    const at = instant(clock.now());
    const out = await dispatchRepository(transaction).openOf(id, transaction);
    const outcome = incidentAfter(found, body, at, { unitsOut: out.length, into });
    if (!outcome.ok) {
      throw problem(409, outcome.reason, `act: ${body.act} is not possible: ${outcome.reason}`);
    }
    const written = [{ incident: outcome.incident, text: textOf(body) }];
    if (into) {
      const text = `${found.id} · ${found.title}`;
      written.push({ incident: incidentWith(into, found, at), text });
    }
    const incidents = incidentRepository(transaction);
    for (const { incident, text } of written) {
      await incidents.update(incident, transaction);
      const line = { kind: 'act', act: body.act, text, happenedAt: at, enteredAt: at, by } as const;
      await incidents.addLines(incident.id, [line], transaction);
    }
    await journal.append(
      transaction,
      written.map(({ incident }) => incidentEntry(incident, body.act, by)),
    );
    return outcome.incident;
  });
  journal.announce();
  return done;
}

/** Adds a note to the log. @throws Problem 404, 409 where its drill does not run, 422 for a moment to come */
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
    await drillRepository(transaction).checkRuns(incident.drill);
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
