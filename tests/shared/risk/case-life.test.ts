import { describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../../geodata/tools/departments.ts';
import type { Case } from '../../../shared/model/case.ts';
import { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import { INCIDENT_KINDS } from '../../../shared/model/incident.ts';
import { SUBJECT_KINDS } from '../../../shared/model/stream.ts';
import {
  afterRefusal,
  caseActsFrom,
  isShareOver,
  mayActOnCase,
  ruleFor,
  sharedOf,
} from '../../../shared/risk/case-life.ts';
import { SHIPPED_CASE_RULES } from '../../../shared/risk/shipped-case-rules.ts';

const CITY = { county: null, town: null };
const TOWN = { county: '320205', town: '320205001' };

describe('the rule table', () => {
  it('is read from the top, and a line without a kind fits all of its sort', () => {
    expect(ruleFor(SHIPPED_CASE_RULES, 'incident', 'flood')?.lead).toBe('water');
    expect(ruleFor(SHIPPED_CASE_RULES, 'incident', 'other')?.id).toBe('incident-any');
    expect(ruleFor([], 'incident', 'flood')).toBe(null);
  });

  it('as shipped names known departments and known kinds only, each line once', () => {
    const known = new Set<string>(DEPARTMENTS.map(({ id }) => id));
    const named = SHIPPED_CASE_RULES.flatMap(({ lead, assisting }) => [lead, ...assisting]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const kinds = {
      incident: INCIDENT_KINDS,
      tip: HAZARD_CLASSES,
      alarm: SUBJECT_KINDS,
      'grid-task': [],
    };
    const unknown = SHIPPED_CASE_RULES.filter(
      ({ about, what }) => what !== null && !(kinds[about] as readonly string[]).includes(what),
    );
    expect(unknown).toEqual([]);
    expect(new Set(SHIPPED_CASE_RULES.map(({ id }) => id)).size).toBe(SHIPPED_CASE_RULES.length);
  });
});

describe('a refusal', () => {
  it('goes where it proposes, and the third to the command body', () => {
    expect(afterRefusal({ bounces: 1 }, 'housing')).toEqual({
      ...{ state: 'offered', lead: 'housing', bounces: 2 },
    });
    expect(afterRefusal({ bounces: 2 }, 'housing')).toEqual({
      ...{ state: 'escalated', lead: 'governance-command', bounces: 3 },
    });
  });

  it('is not possible once the command body has decided', () => {
    expect(caseActsFrom({ state: 'accepted', decided: false })).toContain('refuse');
    expect(caseActsFrom({ state: 'accepted', decided: true })).not.toContain('refuse');
    expect(caseActsFrom({ state: 'closed', decided: false })).toEqual([]);
  });
});

describe('who acts', () => {
  const atWater = { lead: 'water' };
  const member = (scope: typeof CITY | typeof TOWN, ...departments: string[]) => ({
    scope,
    departments,
  });

  it('for a department is its member, and nobody who belongs to none', () => {
    expect(mayActOnCase(member(TOWN, 'housing', 'water'), atWater, 'accept')).toBe(true);
    expect(mayActOnCase(member(CITY, 'housing'), atWater, 'accept')).toBe(false);
    expect(mayActOnCase(member(CITY), atWater, 'accept')).toBe(false);
    expect(mayActOnCase(member(CITY, 'governance-command'), atWater, 'share')).toBe(false);
  });

  it('for the command body is its member who sees a whole county', () => {
    expect(mayActOnCase(member(CITY, 'governance-command'), atWater, 'supervise')).toBe(true);
    expect(mayActOnCase(member(TOWN, 'governance-command'), atWater, 'supervise')).toBe(false);
    expect(mayActOnCase(member(CITY, 'water'), atWater, 'decide')).toBe(false);
    expect(mayActOnCase(member(CITY), atWater, 'decide')).toBe(false);
  });

  it('where two areas meet, is the department that has it or the command body', () => {
    expect(mayActOnCase(member(TOWN, 'governance-command'), atWater, 'side')).toBe(true);
    expect(mayActOnCase(member(TOWN, 'water'), atWater, 'side')).toBe(true);
    expect(mayActOnCase(member(CITY), atWater, 'side')).toBe(false);
  });
});

describe('a share', () => {
  const found = { title: '积水', state: 'offered', town: TOWN.town, place: [120.3, 31.5] } as Case;
  it('shows what was named and nothing else', () => {
    expect(sharedOf(found, [], ['state'])).toEqual({ state: 'offered' });
    const chain = [
      { number: 1, act: 'open', from: null, to: 'water', reason: '内情', at: 'then', by: 'me' },
    ] as const;
    expect(sharedOf(found, chain, ['chain'])).toEqual({
      chain: [{ act: 'open', from: null, to: 'water', at: 'then' }],
    });
  });

  it('is over at its last moment', () => {
    const endsAt = '2026-07-06T02:00:00.000Z';
    const end = Date.parse(endsAt);
    expect(isShareOver({ endsAt, endedAt: null }, end - 1)).toBe(false);
    expect(isShareOver({ endsAt, endedAt: null }, end)).toBe(true);
    expect(isShareOver({ endsAt, endedAt: endsAt }, end - 1)).toBe(true);
  });
});
