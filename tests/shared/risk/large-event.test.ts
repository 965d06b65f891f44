import { describe, expect, it } from 'vitest';
import {
  type EventDraft,
  type LargeEvent,
  PLAN_PARTS,
  type SafetyPlan,
} from '../../../shared/model/large-event.ts';
import {
  changeMeaning,
  commonLimit,
  eventActs,
  eventAfter,
  eventClocks,
  eventRefusal,
  permitAuthority,
  undecided,
  zoneLimit,
} from '../../../shared/risk/large-event.ts';

const DAY = 86_400_000;
const BEGINS = Date.parse('2026-05-20T01:00:00.000Z');
const iso = (at: number) => new Date(at).toISOString();
const WHOLE_PLAN = Object.fromEntries(PLAN_PARTS.map((part) => [part, 'written'])) as SafetyPlan;

const event = (changes: Partial<LargeEvent> = {}): LargeEvent => ({
  id: 'event-1',
  name: '示例市集',
  form: 'fair',
  hostUnit: '示例公司',
  mode: 'permitted',
  beginsAt: iso(BEGINS),
  endsAt: iso(BEGINS + DAY / 2),
  expected: 3_000,
  expectedPerSession: 3_000,
  crossesProvince: false,
  zones: [{ gathering: 'square-east', capacity: 4_000 }],
  staffCount: 60,
  plan: WHOLE_PLAN,
  state: 'drafted',
  version: 1,
  county: '320205',
  town: '320205001',
  draftedBy: 'desk-a',
  appliedAt: null,
  acceptedAt: null,
  decidedAt: null,
  decidedBy: null,
  notice: null,
  synthetic: true,
  ...changes,
});

describe('art. 17: who decides on a large event', () => {
  it('is nobody below a thousand, the county from 1,000 and the city from 5,000 on', () => {
    const of = (expectedPerSession: number) =>
      permitAuthority(event({ expected: 900, expectedPerSession }));
    expect([999, 1_000, 4_999, 5_000].map(of)).toEqual([
      'none',
      'county-police',
      'county-police',
      'city-police',
    ]);
  });

  it('is the ministry across a province, and nobody where the government runs it or it is routine', () => {
    expect(permitAuthority(event({ crossesProvince: true }))).toBe('ministry');
    expect(permitAuthority(event({ mode: 'government_run' }))).toBe('none');
    expect(permitAuthority(event({ mode: 'routine_exempt' }))).toBe('none');
  });
});

describe('art. 17: the clocks of a permit', () => {
  it('flags an application nineteen days before the start, and not one of twenty', () => {
    const applied = (days: number) =>
      eventClocks(event({ appliedAt: iso(BEGINS - days * DAY) }), BEGINS).isApplicationLate;
    expect([applied(19), applied(20)]).toEqual([true, false]);
  });

  it('flags a file nobody applied for once the day has passed', () => {
    expect(eventClocks(event(), BEGINS - 21 * DAY).isApplicationLate).toBe(false);
    expect(eventClocks(event(), BEGINS - 19 * DAY).isApplicationLate).toBe(true);
  });

  it('gives the police seven days from acceptance', () => {
    const accepted = event({ acceptedAt: iso(BEGINS - 18 * DAY) });
    expect(eventClocks(accepted, BEGINS - 11 * DAY).isDecisionLate).toBe(false);
    expect(eventClocks(accepted, BEGINS - 11 * DAY + 1).isDecisionLate).toBe(true);
    const decided = { ...accepted, decidedAt: iso(BEGINS - 12 * DAY) };
    expect(eventClocks(decided, BEGINS).isDecisionLate).toBe(false);
  });

  it('does not run without a permit', () => {
    expect(eventClocks(event({ expectedPerSession: 500 }), BEGINS)).toMatchObject({
      applyBy: null,
    });
  });
});

describe('a file', () => {
  const refusal = (one: LargeEvent, act: Parameters<typeof eventRefusal>[1], actor = 'desk-b') =>
    eventRefusal(one, act, actor, null);

  it('goes from draft to approval one step after the other', () => {
    let one = event();
    for (const act of ['apply', 'accept', 'approve'] as const) {
      expect(eventActs(one)).toContain(act);
      expect(refusal(one, act)).toBeNull();
      one = eventAfter(one, act, 'desk-b', null, iso(BEGINS - 25 * DAY));
    }
    expect(one).toMatchObject({ state: 'approved', decidedBy: 'desk-b', version: 4 });
    expect(refusal(one, 'apply')).toBe('event-not-in-this-state');
  });

  it('is not decided by its author, nor applied for without a whole plan', () => {
    expect(refusal(event({ state: 'accepted' }), 'approve', 'desk-a')).toBe(
      'decided-by-its-author',
    );
    expect(refusal(event({ plan: { ...WHOLE_PLAN, emergency: null } }), 'apply')).toBe(
      'plan-incomplete',
    );
  });

  it('is not approved for more people than its zones hold', () => {
    expect(refusal(event({ state: 'accepted', expected: 4_001 }), 'approve')).toBe('over-capacity');
  });

  it('is refused or cancelled in writing only', () => {
    expect(refusal(event({ state: 'approved' }), 'cancel')).toBe('notice-missing');
    expect(eventRefusal(event({ state: 'approved' }), 'cancel', 'desk-b', 'rain')).toBeNull();
  });

  it('of the government needs no permit but a whole plan and a second desk', () => {
    const own = event({
      mode: 'government_run',
      expected: 8_000,
      zones: [{ gathering: 'a', capacity: 9_000 }],
    });
    expect(eventActs(own)).toEqual(['approve', 'refuse', 'cancel']);
    expect(refusal(own, 'apply')).toBe('needs-no-permit');
    expect(refusal({ ...own, plan: { ...own.plan, staff: null } }, 'approve')).toBe(
      'plan-incomplete',
    );
    expect(refusal(own, 'approve', 'desk-a')).toBe('decided-by-its-author');
  });
});

describe('art. 18: how many may be in a zone of an event under way', () => {
  const zones = [{ gathering: 'a', capacity: 4_000 }];

  it('is the approved number where the zone would hold more, and never more than the zone holds', () => {
    expect(zoneLimit(event({ zones }), 'a')).toBe(3_000);
    expect(zoneLimit(event({ zones, mode: 'government_run' }), 'a')).toBe(3_000);
    expect(zoneLimit(event({ zones, expected: 9_000 }), 'a')).toBe(4_000);
    expect(zoneLimit(event({ zones }), 'elsewhere')).toBeNull();
  });

  it('is the zone’s own where nobody approved a number, or where there are several', () => {
    expect(zoneLimit(event({ zones, mode: 'routine_exempt' }), 'a')).toBe(4_000);
    expect(zoneLimit(event({ zones, expected: 800, expectedPerSession: 800 }), 'a')).toBe(4_000);
    const two = [...zones, { gathering: 'b', capacity: 500 }];
    expect(zoneLimit(event({ zones: two }), 'a')).toBe(4_000);
  });

  it('is the approved number for several together, where one was approved', () => {
    const two = [...zones, { gathering: 'b', capacity: 500 }];
    expect(commonLimit(event({ zones: two }))).toBe(3_000);
    expect(commonLimit(event({ zones: two, mode: 'government_run' }))).toBe(3_000);
    expect(commonLimit(event({ zones: two, mode: 'routine_exempt' }))).toBeNull();
    expect(commonLimit(event({ zones }))).toBeNull();
  });
});

describe('a change after the application (art. 15)', () => {
  const draft: EventDraft = event();

  it('of the time needs a new decision, of place, form or size a new permit', () => {
    expect(changeMeaning(draft, { ...draft, endsAt: iso(BEGINS + DAY) })).toBe('new-decision');
    expect(changeMeaning(draft, { ...draft, form: 'show' })).toBe('new-permit');
    expect(changeMeaning(draft, { ...draft, expected: 3_001 })).toBe('new-permit');
    expect(changeMeaning(draft, { ...draft, expectedPerSession: 3_001 })).toBe('new-permit');
    const elsewhere = { ...draft, zones: [{ gathering: 'square-west', capacity: 4_000 }] };
    expect(changeMeaning(draft, elsewhere)).toBe('new-permit');
  });

  it('that makes it another application needs a new permit: who organises it, its procedure, who decides', () => {
    for (const change of [
      { hostUnit: '示例文旅公司' },
      { mode: 'routine_exempt' },
      { crossesProvince: true },
    ] as const) {
      expect(changeMeaning(draft, { ...draft, ...change })).toBe('new-permit');
    }
    const large = {
      ...draft,
      expectedPerSession: 5_000,
      zones: [{ gathering: 'a', capacity: 9_000 }],
    };
    expect(changeMeaning(large, { ...large, expectedPerSession: 4_999 })).toBe('new-permit');
  });

  it('that needs a new decision starts the seven days anew, and one without a permit is confirmed anew', () => {
    const at = iso(BEGINS - DAY);
    const approved = event({ state: 'approved', acceptedAt: iso(BEGINS - 18 * DAY) });
    const decided = { ...approved, decidedAt: at, decidedBy: 'desk-b' };
    const open = undecided(decided, at);
    expect(open).toMatchObject({ state: 'accepted', acceptedAt: at, decidedAt: null });
    expect(eventClocks(open, BEGINS).isDecisionLate).toBe(false);
    const own = undecided({ ...decided, mode: 'government_run' }, at);
    expect(eventActs(own)).toContain('approve');
  });

  it('of name or to fewer people needs neither', () => {
    expect(changeMeaning(draft, { ...draft, name: '新名', expected: 2_000 })).toBe('none');
  });
});
