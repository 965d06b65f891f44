import type {
  Incident,
  IncidentAct,
  IncidentActBody,
  IncidentLine,
  NewLine,
} from '../../shared/model/incident.ts';
import { levelOf, mayCommand, needsCommand } from '../../shared/risk/command-life.ts';
import { incidentAfter } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import type { NewEntry } from '../journal/journal.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { bringAlong, lockOrdersOf, nameOf } from './merge.ts';
import { incidentRepository } from './repository.ts';

/** One in the caller's area, locked. @throws Problem 404 */
export async function lockedIncident(
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<Incident> {
  const found = await incidentRepository(transaction).lock(id, caller.scope);
  if (found) return found;
  throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
}

/** The incident, and the one it is to be merged into: locked in the order of their ids, so that nobody waits in a ring. */
async function lockedForAct(
  caller: Caller,
  id: string,
  { act, into: named }: IncidentActBody,
  transaction: Transaction,
): Promise<{ found: Incident; into: Incident | null }> {
  const wanted = new Set(act === 'merge' && named ? [id, named] : [id]);
  if (act === 'merge') await lockOrdersOf(id, transaction);
  const locked = new Map<string, Incident>();
  for (const one of [...wanted].sort()) {
    locked.set(one, await lockedIncident(caller, one, transaction));
  }
  return { found: locked.get(id)!, into: (act === 'merge' && locked.get(named ?? '')) || null };
}

/** What an act says in the log, beside its name. */
function textOf({ grade, kind, response, text }: IncidentActBody, into: Incident | null): string {
  const level = response && `${response.level}: ${response.matter}; ${response.measures}`;
  return [grade, kind, level, into ? nameOf(into) : undefined, text]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Only who commands the incident, or a desk above, decides its course (art. 58). @throws Problem 403 naming who does */
function checkCommand({ scope }: Caller, { command }: Incident, act: IncidentAct): void {
  if (!needsCommand(act) || mayCommand(levelOf(scope), command)) return;
  const { level } = command;
  throw problem(403, 'incident-not-in-command', `act: ${act} is for the ${level} in command`, {
    level,
  });
}

/**
 * Whether this act was done before with this key; the row of the incident is locked by the caller.
 * @param isSame whether what was written then is what is asked now
 * @throws Problem 422 when the key was another act's
 */
export async function wasDone(
  id: string,
  by: string,
  actKey: string,
  transaction: Queryable,
  isSame: (line: Pick<IncidentLine, 'act' | 'text'>) => boolean,
): Promise<boolean> {
  const line = await incidentRepository(transaction).lineOfAct(by, actKey);
  if (line === null) return false;
  if (line.incident === id && isSame(line)) return true;
  throw keyUsed();
}

/** @throws Problem 412 with the incident as it is, when somebody was quicker */
export function checkVersion(found: Incident, basedOn: number): void {
  if (found.version === basedOn) return;
  const got = `basedOn: expected ${found.version}, got ${basedOn}`;
  throw problem(412, 'incident-changed-meanwhile', got, found);
}

/**
 * What an act made of an incident, as its log and the journal tell it. `happenedAt`: where what is told of happened
 * before it was entered. `told`: what else the journal says of it. `actKey` null: the act was another incident's.
 * `responseBefore`: the level of response before it, where the act is about it.
 */
type DoneAct = {
  incident: Incident;
  act: string;
  text: string;
  by: string;
  at: string;
  happenedAt?: string;
  told?: readonly NewEntry[];
  responseBefore?: number | undefined;
  actKey: string | null;
};

/** Writes an act: the incident, the line of its log, and the journal. The row is locked by whoever acts. */
export async function writeAct(
  journal: Services['journal'],
  { incident, act, text, by, at, happenedAt = at, told = [], responseBefore, actKey }: DoneAct,
  transaction: Transaction,
): Promise<void> {
  const line = { kind: 'act', act, text, happenedAt, enteredAt: at, by, actKey } as const;
  await incidentRepository(transaction).update(incident);
  await incidentRepository(transaction).addLines(incident.id, [line]);
  const entry = incidentEntry(incident, act, by, responseBefore);
  await journal.append(transaction, [...told, entry]);
}

/**
 * One act on an incident, written to its log and the journal with it. A retry with the same key is answered with the
 * incident as it is.
 * @throws Problem 403, 404, 409 with the reason (also where its drill does not run), 412 when somebody was quicker
 */
export async function actOnIncident(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: IncidentActBody,
  actKey: string,
): Promise<Incident> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const { found, into } = await lockedForAct(caller, id, body, transaction);
    const text = textOf(body, into);
    if (
      await wasDone(id, by, actKey, transaction, (was) => was.act === body.act && was.text === text)
    ) {
      return found;
    }
    await drillRepository(transaction).checkRuns(found.drill);
    checkCommand(caller, found, body.act);
    checkVersion(found, body.basedOn);
    const at = instant(clock.now());
    const out = await dispatchRepository(transaction).outOf(id);
    const outcome = incidentAfter(found, body, at, { unitsOut: out.size, into });
    if (!outcome.ok) {
      throw problem(409, outcome.reason, `act: ${body.act} is not possible: ${outcome.reason}`);
    }
    const done = { act: body.act, by, at };
    const responseBefore = body.act === 'respond' ? found.response?.level : undefined;
    const own = { ...done, incident: outcome.incident, text, responseBefore, actKey };
    await writeAct(journal, own, transaction);
    if (into) {
      const brought = await bringAlong(found, into, { at, by }, transaction);
      await writeAct(journal, { ...done, ...brought, actKey: null }, transaction);
    }
    return outcome.incident;
  });
  journal.announce();
  return done;
}

/** Adds a note to the log, once a key. @throws Problem 404, 409 also where its drill does not run, 422 for a moment to come */
export async function addNote(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { text, happenedAt }: NewLine,
  actKey: string,
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
    const isSame = (was: Pick<IncidentLine, 'act' | 'text'>) =>
      was.act === null && was.text === text;
    if (await wasDone(id, by, actKey, transaction, isSame)) return;
    await drillRepository(transaction).checkRuns(incident.drill);
    const stamp = { happenedAt: happened, enteredAt: at, by, actKey };
    const line = { kind: 'note', act: null, text, ...stamp } as const;
    await incidentRepository(transaction).addLines(id, [line]);
    await journal.append(transaction, [incidentEntry(incident, 'note', by)]);
  });
  journal.announce();
}
