import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import type { GroundActBody, IncidentArea } from '../../../shared/model/incident-ground.ts';
import { groundActName, incidentWithGround } from '../../../shared/risk/incident-ground.ts';
import { incident } from '../../support/client/command.ts';

const AT = '2026-11-22T07:00:00.000Z';
const add = (name: string): GroundActBody => ({
  ...{ basedOn: 1, act: 'place-add', name, place: [120.3, 31.57] },
});
const remove = (name: string): GroundActBody => ({ basedOn: 1, act: 'place-remove', name });
const asked: IncidentArea['asked'] = { kind: 'around', place: [120.3, 31.57], metres: 200 };
const set: GroundActBody = { basedOn: 1, act: 'area-set', seen: null, area: asked };
const clear: GroundActBody = { basedOn: 1, act: 'area-clear' };
const area: IncidentArea = {
  asked,
  outline: { type: 'Polygon', coordinates: [] },
  ...{ squareMetres: 125_600, since: AT, by: 'coordinator-1' },
  wind: { stream: 'mast', name: '示例测风塔', metres: 300, speed: null, at: null },
};
const changed = (before: Incident, body: GroundActBody, made: IncidentArea | null = null) => {
  const outcome = incidentWithGround(before, body, made, AT);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome;
};
const reason = (before: Incident, body: GroundActBody) => {
  const outcome = incidentWithGround(before, body, null, AT);
  return outcome.ok ? 'done' : outcome.reason;
};

describe('where an incident is', () => {
  it('is several places, each by its name, and every change is a newer version', () => {
    const north = changed(incident(), add(' 北门 '));
    expect(north).toMatchObject({ text: '北门 · 120.30000, 31.57000' });
    expect(north.incident).toMatchObject({ version: 2, changedAt: AT });
    expect(reason(north.incident, add('北门'))).toBe('place-name-taken');
    expect(reason(incident(), add('  '))).toBe('place-name-missing');
    const { incident: none } = changed(north.incident, remove('北门'));
    expect(none.ground.places).toEqual([]);
    expect(reason(none, remove('北门'))).toBe('place-not-found');
  });

  it('is never more places than a card can tell', () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}号`);
    const full = names.reduce((before, name) => changed(before, add(name)).incident, incident());
    expect(reason(full, add('又一处'))).toBe('place-too-many');
  });

  it('is an area that is set and cleared, with its wind in the log', () => {
    const { incident: affected, text } = changed(incident(), set, area);
    expect(affected.ground.area).toEqual(area);
    expect(text).toBe('0.13 km² · 示例测风塔 (300 m) ? m/s');
    expect(groundActName(set)).toBe('area-set.around');
    expect(changed(affected, clear).incident.ground.area).toBeNull();
    expect(reason(incident(), clear)).toBe('area-none');
  });

  it('is not changed when the incident is over', () => {
    expect(reason(incident({ state: 'ended' }), add('北门'))).toBe('incident-is-over');
    expect(reason(incident({ state: 'merged' }), clear)).toBe('incident-is-over');
  });
});
