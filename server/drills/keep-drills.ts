import { randomUUID } from 'node:crypto';
import { type DrillInject, markedAsDrill } from '../../shared/model/drill.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { UNTOLD_GROUND } from '../../shared/model/incident-ground.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { firstCommand, levelOf } from '../../shared/risk/command-life.ts';
import { drillInterrupted, injectsDue } from '../../shared/risk/drill-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { Services } from '../services.ts';
import { drillEntry } from './entry.ts';
import { drillRepository, type PlacedDrill } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;
const SYSTEM = 'system';
const SHORT = 8;

/** The incident an inject plays, open from now on and marked in its title; null where its ground is gone. */
async function playedIncident(
  drill: PlacedDrill,
  { words, incident: played }: DrillInject,
  at: string,
  on: Queryable,
): Promise<Incident | null> {
  const place = played?.place ?? null;
  if (played === null || place === null) return null;
  const ground = await incidentRepository(on).areasOf(place, WHOLE_CITY);
  if (ground === null) return null;
  return {
    ...{ id: `incident-${randomUUID().slice(0, SHORT)}`, ...played, place, ...ground },
    ...{ title: markedAsDrill(words), grade: null, state: 'reported', alarms: [] },
    ...{ response: null, mergedInto: null, receivedAt: at, openedAt: at, openedBy: SYSTEM },
    ...{ changedAt: at, closedAt: null, version: 1, drill: drill.id, synthetic: drill.synthetic },
    command: firstCommand(levelOf(drill), at),
    ground: UNTOLD_GROUND,
  };
}

/** Opens what an inject plays. @returns the journal's lines of it */
async function play(
  drill: PlacedDrill,
  inject: DrillInject,
  at: string,
  on: Queryable,
): Promise<NewEntry[]> {
  const told = drillEntry(drill, 'inject', SYSTEM, inject.words);
  const incident = await playedIncident(drill, inject, at, on);
  if (incident === null) return [told];
  const incidents = incidentRepository(on);
  await incidents.insert(incident, null);
  const stamp = { happenedAt: at, enteredAt: at, by: SYSTEM };
  const line = { kind: 'opened', act: null, text: incident.title, ...stamp } as const;
  await incidents.addLines(incident.id, [line]);
  const { county, town, id } = incident;
  const where = { actor: SYSTEM, county, town, subject: `incident:${id}` };
  return [told, { kind: 'drill.incident-changed', ...where, data: { act: 'open', incident } }];
}

async function playDue(drill: PlacedDrill, now: number, on: Queryable): Promise<NewEntry[]> {
  const due = injectsDue(drill, now);
  if (due.length === 0) return [];
  const at = instant(now);
  const entries: NewEntry[] = [];
  for (const inject of due) entries.push(...(await play(drill, inject, at, on)));
  const drills = drillRepository(on);
  await drills.update({
    ...drill,
    delivered: drill.delivered + due.length,
    version: drill.version + 1,
  });
  await drills.addLines(
    drill.id,
    due.map(({ words }) => ({ act: 'inject' as const, text: words, at, actor: SYSTEM })),
  );
  return entries;
}

/** One drill, locked: a real alarm of level I or II stops its clock before anything else is played. */
async function keepOne(id: string, now: number, on: Queryable): Promise<NewEntry[]> {
  const drills = drillRepository(on);
  const drill = await drills.lock(id, WHOLE_CITY);
  if (drill?.state !== 'running') return [];
  const alarm = await drills.graveAlarm(drill);
  if (alarm === null) return playDue(drill, now, on);
  const at = instant(now);
  const after = { ...drill, ...drillInterrupted(drill, alarm.name, at) };
  await drills.update(after);
  await drills.addLines(id, [{ act: 'interrupt', text: alarm.name, at, actor: SYSTEM }]);
  return [drillEntry(after, 'interrupt', SYSTEM, alarm.name)];
}

/**
 * Keeps the clocks of drills: plays what is due, and gives way to what is real. Each is locked, so that of several
 * nodes one does it. To be called every second.
 */
export async function keepDrills({ database, journal, clock }: Parts): Promise<void> {
  for (const id of await drillRepository(database).running()) {
    const told = await database.transaction(async (transaction) => {
      const entries = await keepOne(id, clock.now(), transaction);
      if (entries.length > 0) await journal.append(transaction, entries);
      return entries.length > 0;
    });
    if (told) journal.announce();
  }
}
