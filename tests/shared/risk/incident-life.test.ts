import { describe, expect, it } from 'vitest';
import { INCIDENT_ACTS, type IncidentActBody } from '../../../shared/model/incident.ts';
import {
  incidentActsFrom,
  incidentAfter,
  incidentWith,
  isIncidentOpen,
} from '../../../shared/risk/incident-life.ts';
import { incident } from '../../support/client/command.ts';

const AT = '2026-11-22T07:00:00.000Z';
const NOTHING = { unitsOut: 0, into: null };
const body = (act: IncidentActBody['act'], more: Partial<IncidentActBody> = {}) => ({
  basedOn: 1,
  act,
  ...more,
});
const RESPONSE = { matter: '起火', level: 3, expectedHours: 6, measures: '疏散、灭火' };
const other = incident({ id: 'incident-2', alarms: [7, 8], state: 'responding' });

describe('an act on an incident', () => {
  it('moves it on, and counts and dates that', () => {
    expect(incidentAfter(incident(), body('verify'), AT, NOTHING)).toEqual({
      ok: true,
      incident: incident({ state: 'verified', changedAt: AT, version: 2 }),
    });
  });

  it('is refused where its state does not offer it, and offered where it is not', () => {
    for (const state of ['reported', 'verified', 'responding', 'controlled', 'ended'] as const) {
      for (const act of INCIDENT_ACTS) {
        const said = { grade: 'major', class: 'accident', kind: 'building' } as const;
        const whole = body(act, { ...said, response: RESPONSE, text: '误报' });
        const outcome = incidentAfter(incident({ state }), whole, AT, { unitsOut: 0, into: other });
        expect([state, act, outcome.ok]).toEqual([
          state,
          act,
          incidentActsFrom(state).includes(act),
        ]);
      }
    }
  });

  it('that ends it sets when it was over; one that does not leaves that open', () => {
    const ended = incidentAfter(incident({ state: 'controlled' }), body('end'), AT, NOTHING);
    expect(ended).toMatchObject({ incident: { state: 'ended', closedAt: AT } });
    const started = incidentAfter(
      incident({ state: 'verified' }),
      body('respond', { response: RESPONSE }),
      AT,
      NOTHING,
    );
    expect(started).toMatchObject({
      incident: { state: 'responding', closedAt: null, response: { ...RESPONSE, since: AT } },
    });
  });

  it.each([
    [body('grade'), 'verified', 'incident-grade-missing'],
    [body('respond'), 'verified', 'incident-response-incomplete'],
    [body('dismiss'), 'reported', 'incident-text-missing'],
    [body('review'), 'ended', 'incident-text-missing'],
    [body('end'), 'verified', 'incident-text-missing'],
  ] as const)('lacking what it needs is refused: %o', (act, state, reason) => {
    expect(incidentAfter(incident({ state }), act, AT, NOTHING)).toEqual({ ok: false, reason });
  });

  it.each(['end', 'dismiss', 'merge'] as const)(
    'that makes it over waits for its units: %s',
    (act) => {
      const about = { unitsOut: 1, into: other };
      expect(
        incidentAfter(incident({ state: 'verified' }), body(act, { text: '误报' }), AT, about),
      ).toEqual({ ok: false, reason: 'incident-units-out' });
    },
  );
});

describe('merging', () => {
  const merge = (into: typeof other | null) =>
    incidentAfter(incident({ alarms: [8, 9] }), body('merge'), AT, { unitsOut: 0, into });

  it('goes into another that is open, which then has the alarms and the place of both', () => {
    expect(merge(other)).toMatchObject({ incident: { state: 'merged', mergedInto: 'incident-2' } });
    const whole = incidentWith(other, incident({ alarms: [8, 9] }), AT);
    const { title: name, place } = incident();
    const ground = { places: [{ name, place }], area: null };
    expect(whole).toEqual({ ...other, ground, alarms: [7, 8, 9], changedAt: AT, version: 2 });
  });

  it('leaves the worse grade of the two', () => {
    const gradeOf = (into: typeof other.grade, merged: typeof other.grade) =>
      incidentWith({ ...other, grade: into }, incident({ grade: merged }), AT).grade;
    expect(gradeOf(null, 'serious')).toBe('serious');
    expect(gradeOf('general', 'serious')).toBe('serious');
    expect(gradeOf('serious', 'general')).toBe('serious');
    expect(gradeOf('serious', null)).toBe('serious');
    expect(gradeOf(null, null)).toBeNull();
  });

  it('goes into one of social security only from another of them: that has no clocks and no grade', () => {
    const into = { ...other, class: 'social-security' } as const;
    expect(merge(into)).toEqual({ ok: false, reason: 'incident-merge-clockless' });
    const of = incident({ class: 'social-security' });
    const outcome = incidentAfter(of, body('merge'), AT, { unitsOut: 0, into });
    expect(outcome).toMatchObject({ incident: { state: 'merged' } });
  });

  it('goes into nothing, into itself, into one that is over or of a drill not at all', () => {
    const reason = 'incident-merge-target';
    expect(merge(null)).toEqual({ ok: false, reason });
    expect(merge(incident())).toEqual({ ok: false, reason });
    expect(merge({ ...other, state: 'ended' })).toEqual({ ok: false, reason });
    expect(merge({ ...other, state: 'merged' })).toEqual({ ok: false, reason });
    expect(merge({ ...other, drill: 'drill-1' })).toEqual({ ok: false, reason });
  });
});

it('nobody has to see to one that ended, was none or was merged', () => {
  const over = ['ended', 'reviewed', 'false_alarm', 'merged'] as const;
  expect(over.filter(isIncidentOpen)).toEqual([]);
});

describe('an incident that proves to be another thing', () => {
  const to = (changes: Partial<IncidentActBody>) =>
    incidentAfter(
      incident({ kind: 'gas-leak', class: 'accident', grade: 'major' }),
      body('reclassify', changes),
      AT,
      NOTHING,
    );

  it('has its kind and class corrected, and keeps its grade', () => {
    expect(to({ kind: 'chemical-leak', class: 'accident' })).toMatchObject({
      ok: true,
      incident: { kind: 'chemical-leak', class: 'accident', grade: 'major', version: 2 },
    });
  });

  it('loses its grade with a class that has none', () => {
    expect(to({ kind: 'crowd', class: 'social-security' })).toMatchObject({
      incident: { kind: 'crowd', class: 'social-security', grade: null },
    });
  });

  it('must be said to be something', () => {
    const refusal = { ok: false, reason: 'incident-kind-missing' };
    expect(to({ kind: 'fire' })).toEqual(refusal);
    expect(to({ class: 'accident' })).toEqual(refusal);
    const same = { kind: 'gas-leak', class: 'accident' } as const;
    expect(to(same)).toEqual({ ok: false, reason: 'incident-kind-same' });
  });
});
