import { randomUUID } from 'node:crypto';
import type { Position } from '../../shared/model/common.ts';
import { markedAsDrill } from '../../shared/model/drill.ts';
import {
  INCIDENT_PREFIX,
  type Incident,
  type IncidentLine,
  type NewIncident,
} from '../../shared/model/incident.ts';
import { UNTOLD_GROUND } from '../../shared/model/incident-ground.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { firstCommand, levelOf } from '../../shared/risk/command-life.ts';
import { tipReference } from '../../shared/risk/linked-tip.ts';
import { alarmRepository, type PlacedAlarm } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import type { NewEntry } from '../journal/journal.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { tipRepository } from '../tips/repository.ts';
import { linkTip, lockedTip } from './link-tip.ts';
import { incidentRepository, type LogLine } from './repository.ts';

const SHORT = 8;

/**
 * What is said to be of a drill is so: it runs, the caller takes part, no real alarm or tip is in it, and its title says it.
 * @throws Problem 409, 422
 */
async function drilled(
  { database }: Services,
  caller: Caller,
  draft: NewIncident,
): Promise<NewIncident> {
  if (!draft.drill) return draft;
  if (draft.alarm !== null) {
    throw problem(422, 'drill-of-real-alarm', 'alarm: expected null for an incident of a drill');
  }
  if (draft.tip) {
    throw problem(422, 'drill-of-real-tip', 'tip: expected none for an incident of a drill');
  }
  const drill = await drillRepository(database).takenPartInBy(actorOf(caller));
  if (drill?.id === draft.drill && drill.state === 'running') {
    return { ...draft, title: markedAsDrill(draft.title) };
  }
  throw problem(409, 'drill-not-running', `drill: ${draft.drill} is none you take part in now`);
}

/** The alarm an incident is opened from. @throws Problem 404 outside the caller's area */
async function alarmOf(
  { database }: Services,
  caller: Caller,
  id: number | null,
): Promise<PlacedAlarm | null> {
  if (id === null) return null;
  const alarm = (await alarmRepository(database).byIds([id])).get(id);
  if (alarm && inScope(caller.scope, alarm.county, alarm.town)) return alarm;
  throw problem(404, 'alarm-not-found', `alarm: there is no alarm ${id} in your area`);
}

/** The tip an incident is opened from. @throws Problem 404 outside the caller's area */
async function tipOf(
  { database, clock }: Services,
  caller: Caller,
  id: string | null | undefined,
): Promise<Tip | null> {
  if (!id) return null;
  const tip = await tipRepository(database).byId(id, caller.scope, instant(clock.now()));
  if (tip) return tip;
  throw problem(404, 'tip-not-found', `tip: there is no tip ${id} in your area`);
}

/** When it was received: as said, by what it is opened from, or now; never in the future. @param told ISO 8601 */
function receivedOf(draft: NewIncident, told: string | undefined, now: number): string {
  // An instrument whose clock is ahead has its alarm raised later than now.
  const raised = Math.min(told ? Date.parse(told) : now, now);
  const said = draft.receivedAt ?? instant(raised);
  if (Date.parse(said) <= now) return new Date(said).toISOString();
  throw problem(422, 'incident-received-later', `receivedAt: expected not after now, got ${said}`);
}

const isLinkOf = ({ act, text }: IncidentLine, tip: Tip): boolean =>
  act === 'tip-link' && text === tipReference(tip);

/** What this act did the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function openedBefore(
  { alarm, title, drill = null }: NewIncident,
  tip: Tip | null,
  by: string,
  actKey: string,
  transaction: Queryable,
): Promise<Incident | null> {
  const before = await incidentRepository(transaction).ofAct(by, actKey);
  if (before === null) return null;
  const isOfAlarm = alarm === null || before.alarms.includes(alarm);
  const lines = await incidentRepository(transaction).lines(before.id);
  const isOfTip = tip === null || lines.some((line) => isLinkOf(line, tip));
  // Its kind and class may have been corrected since.
  if (isOfAlarm && isOfTip && before.title === title && before.drill === drill) return before;
  throw keyUsed();
}

/** @throws Problem 409 naming the open incident an alarm is part of already */
async function checkAlarmIsFree(alarm: number, transaction: Queryable): Promise<void> {
  const incident = await incidentRepository(transaction).ofAlarm(alarm);
  if (incident === null) return;
  throw problem(409, 'alarm-has-incident', `alarm: ${alarm} is part of ${incident}`, { incident });
}

/**
 * Acknowledges the alarm an incident is opened from: whoever opens one has seen it, and it must not be taken further as if
 * nobody had. One that reaches beyond his area is left to the desk above.
 */
async function acknowledgeOpened(
  caller: Caller,
  id: number,
  now: number,
  transaction: Transaction,
): Promise<NewEntry[]> {
  const alarms = alarmRepository(transaction);
  const alarm = await alarms.lock(id, caller.scope);
  if (!alarm || alarm.acknowledgedAt !== null || !commandsAll(caller.scope, alarm)) return [];
  const seen = await alarms.acknowledge(alarm, actorOf(caller), instant(now));
  return [seen.entry];
}

/** Puts the incident and its first lines into the log and the journal, and links the tip it was opened from. */
async function writeOpened(
  journal: Services['journal'],
  caller: Caller,
  incident: Incident,
  tip: Tip | null,
  now: number,
  transaction: Transaction,
): Promise<void> {
  const by = actorOf(caller);
  const opened = { kind: 'opened', act: null, text: incident.title } as const;
  const stamp = { happenedAt: incident.receivedAt, enteredAt: incident.openedAt, by };
  const lines: LogLine[] = [{ ...opened, ...stamp }];
  const told: NewEntry[] = [];
  for (const id of incident.alarms) {
    told.push(...(await acknowledgeOpened(caller, id, now, transaction)));
  }
  if (tip) {
    const locked = await lockedTip(caller, tip.id, now, transaction);
    told.push(...(await linkTip(caller, incident, locked, now, transaction)));
    const link = { kind: 'act', act: 'tip-link', text: tipReference(tip) } as const;
    lines.push({ ...link, ...stamp, happenedAt: tip.receivedAt });
  }
  await incidentRepository(transaction).addLines(incident.id, lines);
  await journal.append(transaction, [...told, incidentEntry(incident, 'open', by)]);
}

/**
 * Opens an incident from an alarm, a tip, a place, or by hand. A retry with the same key is answered with the first.
 * @throws Problem 404 for an unknown alarm or tip, 409 for one that has an open incident, 422 naming the field
 */
export async function openIncident(
  services: Services,
  caller: Caller,
  asked: NewIncident,
  actKey: string,
): Promise<Incident> {
  const { database, journal, clock } = services;
  const now = clock.now();
  const by = actorOf(caller);
  const draft = await drilled(services, caller, asked);
  const alarm = await alarmOf(services, caller, draft.alarm);
  const tip = await tipOf(services, caller, draft.tip);
  const place: Position | null = draft.place ?? alarm?.place ?? tip?.place ?? null;
  if (place === null) {
    throw problem(
      422,
      'incident-place-missing',
      'place: expected [lon, lat], as the alarm has none',
    );
  }
  const ground = await incidentRepository(database).areasOf(place, caller.scope);
  if (ground === null) {
    const at = place.join(', ');
    throw problem(422, 'incident-place-elsewhere', `place: ${at} lies in no grid of your area`);
  }
  const at = instant(now);
  const incident: Incident = {
    ...{
      id: `${INCIDENT_PREFIX}${randomUUID().slice(0, SHORT)}`,
      class: draft.class,
      kind: draft.kind,
    },
    ...{ title: draft.title, grade: null, state: 'reported', place, ...ground },
    ...{ alarms: alarm ? [alarm.id] : [], response: null, mergedInto: null },
    ...{
      receivedAt: receivedOf(draft, alarm?.raisedAt ?? tip?.receivedAt, now),
      openedAt: at,
      openedBy: by,
      changedAt: at,
    },
    ...{
      closedAt: null,
      version: 1,
      drill: draft.drill ?? null,
      command: firstCommand(levelOf(caller.scope), at),
      ground: UNTOLD_GROUND,
      synthetic: caller.demo || (alarm?.synthetic ?? false),
    },
  };
  const opened = await database.transaction(async (transaction) => {
    const incidents = incidentRepository(transaction);
    const repeated = await openedBefore(draft, tip, by, actKey, transaction);
    if (repeated) return repeated;
    if (alarm) await checkAlarmIsFree(alarm.id, transaction);
    if (!(await incidents.insert(incident, actKey))) {
      return (await openedBefore(draft, tip, by, actKey, transaction))!;
    }
    await writeOpened(journal, caller, incident, tip, now, transaction);
    return incident;
  });
  journal.announce();
  return opened;
}
