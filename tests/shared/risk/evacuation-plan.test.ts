import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvacuationEdits, UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { IncidentKind } from '../../../shared/model/incident.ts';
import { releaseProblems } from '../../../shared/model/release.ts';
import type { ShelterClass } from '../../../shared/model/shelter.ts';
import { evacuationNotice } from '../../../shared/risk/evacuation-notice.ts';
import type { ShelterOffer } from '../../../shared/risk/evacuation-offer.ts';
import { evacuationPlan, type GridInArea } from '../../../shared/risk/evacuation-plan.ts';
import { hitGrid, northBy, offer } from '../../support/evacuation.ts';
import { facilities } from '../../support/shelter-facilities.ts';

const planOf = (
  grids: readonly GridInArea[],
  offers: readonly ShelterOffer[],
  edits: Partial<EvacuationEdits> = {},
) => {
  const planned = evacuationPlan(grids, offers, { ...UNTOUCHED, ...edits });
  if (!planned.ok) throw new Error(planned.problem);
  return planned.plan;
};
const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

const states = fc.constantFrom('standby', 'open', 'full', 'closed', 'unavailable' as const);
const cases = fc.record({
  grids: fc.array(
    fc.record({
      metres: fc.nat({ max: 3_000 }),
      households: fc.nat({ max: 500 }),
      share: fc.double({ min: 0.001, max: 1, noNaN: true }),
      said: fc.option(fc.nat({ max: 80 })),
    }),
    { maxLength: 10 },
  ),
  offers: fc.array(
    fc.record({
      metres: fc.nat({ max: 3_000 }),
      capacity: fc.nat({ max: 3_000 }),
      state: states,
      count: fc.option(fc.nat({ max: 500 })),
      isCounted: fc.boolean(),
      edit: fc.option(fc.record({ use: fc.boolean(), keptOut: fc.nat({ max: 300 }) })),
      promised: fc.nat({ max: 30 }),
    }),
    { maxLength: 8 },
  ),
  edits: fc.record({
    beyondMetres: fc.constantFrom(0, 1_000),
    seats: fc.integer({ min: 1, max: 60 }),
    walkMetres: fc.constantFrom(0, 500, 1_000),
    days: fc.integer({ min: 1, max: 5 }),
  }),
});

describe('a plan to evacuate (art. 21)', () => {
  it('adds up in every sum, whatever grids, shelters and edits', () => {
    fc.assert(
      fc.property(cases, ({ grids, offers, edits }) => {
        const plan = planOf(
          grids.map(({ metres, said: _, ...more }, at) => hitGrid(`g${at}`, metres, more)),
          offers.map(({ metres, capacity, state, promised, edit: _, ...more }, at) =>
            offer(
              `s${at}`,
              metres,
              { capacity, state },
              {
                ...more,
                promised: { heads: promised * 10, inside: 0 },
              },
            ),
          ),
          {
            ...edits,
            heads: grids.flatMap(({ said }, at) =>
              said === null ? [] : [{ grid: `g${at}`, heads: said * 10 }],
            ),
            shelters: offers.flatMap(({ edit }, at) =>
              edit === null ? [] : [{ shelter: `s${at}`, ...edit }],
            ),
          },
        );
        const { totals } = plan;
        expect(totals.placed + totals.unplaced).toBe(totals.heads);
        expect(sum(plan.lines, ({ heads }) => heads)).toBe(totals.placed);
        expect(sum(plan.shelters, ({ assigned }) => assigned)).toBe(totals.placed);
        expect(sum(plan.grids, ({ trips }) => trips)).toBe(totals.trips);
        expect(totals.waterLitres).toBe(totals.placed * 15 * edits.days);
        const driven = plan.lines.filter(({ metres }) => metres > edits.walkMetres);
        expect(totals.trips).toBe(sum(driven, ({ heads }) => Math.ceil(heads / edits.seats)));
        for (const grid of plan.grids) {
          expect(grid.placed + grid.unplaced).toBe(grid.heads ?? 0);
          const said = grids[Number(grid.code.slice(1))]!.said;
          expect(grid.heads).toBe(said === null ? grid.counted : said * 10);
        }
        for (const shelter of plan.shelters) {
          expect(shelter.assigned).toBeLessThanOrEqual(shelter.places);
          const room = Math.max(0, shelter.capacity - shelter.keptOut - shelter.promised);
          expect(shelter.places).toBeLessThanOrEqual(room);
          if (shelter.leftOut !== null) expect(shelter.places).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names a grid nobody counted and does not take it for empty; somebody may say how many', () => {
    const grids = [hitGrid('park', 0, { households: 0 }), hitGrid('homes', 50)];
    const plan = planOf(grids, [offer('a', 100)]);
    expect(plan.grids[0]).toMatchObject({ counted: null, heads: null, placed: 0 });
    expect(plan.totals).toMatchObject({ uncounted: 1, heads: 260 });
    const said = planOf(grids, [offer('a', 100)], { heads: [{ grid: 'park', heads: 400 }] });
    expect(said.grids[0]).toMatchObject({ counted: null, heads: 400, placed: 400 });
    expect(said.totals).toMatchObject({ uncounted: 0, heads: 660 });
  });

  it('leaves a shelter out of which nobody knows how full it is, unless somebody chooses it', () => {
    const silent = { isCounted: true, lastCount: 300, at: '2026-07-06T00:00:00.000Z' };
    const offers = [offer('silent', 100, { state: 'open' }, silent)];
    const [left] = planOf([hitGrid('a', 0)], offers).shelters;
    expect(left).toMatchObject({ leftOut: 'not-known', left: null, places: 0, at: silent.at });
    const chosen = { shelters: [{ shelter: 'silent', use: true, keptOut: 100 }] };
    const [used] = planOf([hitGrid('a', 0)], offers, chosen).shelters;
    expect(used).toMatchObject({
      leftOut: null,
      knownBy: 'last-count',
      places: 600,
      assigned: 260,
    });
  });

  it.each([
    ['in the area itself', {}, { inArea: true }, 'in-area'],
    ['out of use', { state: 'unavailable' }, {}, 'unavailable'],
    ['being closed', { state: 'closing' }, {}, 'closing'],
    ['full', { state: 'full' }, {}, 'full'],
  ] as const)('never uses a shelter that is %s, whoever chooses it', (_, shelter, more, reason) => {
    const edits = { shelters: [{ shelter: 'a', use: true, keptOut: 0 }] };
    const plan = planOf([hitGrid('g', 0)], [offer('a', 100, shelter, more)], edits);
    expect(plan.shelters[0]).toMatchObject({ leftOut: reason, places: 0 });
    expect(plan.totals).toMatchObject({ placed: 0, unplaced: 260 });
  });

  it('takes nobody in for longer than the class may stay open', () => {
    const of = (classes: ShelterClass[], days: number) => {
      const [registered] = classes;
      const site = { class: registered!, effectiveAreaSquareMetres: 1_000, capacity: 2_000 };
      const file = facilities({ classes, effectiveAreaSquareMetres: 1_000, beds: 1_000 });
      const offers = [offer('a', 100, site, { facilities: file })];
      const homes = [hitGrid('g', 0, { households: 400 })];
      const chosen = { shelters: [{ shelter: 'a', use: true, keptOut: 0 }] };
      return planOf(homes, offers, { days, ...chosen });
    };
    expect(of(['emergency'], 1).totals).toMatchObject({ placed: 1_030, unplaced: 0 });
    const tooLong = of(['emergency'], 7);
    expect(tooLong.shelters[0]).toMatchObject({ leftOut: 'too-short', places: 0, assigned: 0 });
    expect(tooLong.totals).toMatchObject({ placed: 0, unplaced: 1_030 });
    // Of two classes the shorter that lasts, with its 2 m² and 3 m² a place.
    const seven = of(['emergency', 'medium', 'short'], 7).shelters[0];
    expect(seven).toMatchObject({ leftOut: null, class: 'short', capacity: 500, assigned: 500 });
    const twenty = of(['emergency', 'medium', 'short'], 20).shelters[0];
    expect(twenty).toMatchObject({ class: 'medium', capacity: 333, places: 330, assigned: 330 });
  });

  it('reaches as far as the class that people stay in', () => {
    const both = facilities({ classes: ['emergency', 'short'] });
    const offers = [offer('a', 800, { class: 'emergency' }, { facilities: both })];
    expect(planOf([hitGrid('g', 0)], offers, { days: 1 }).shelters).toEqual([]);
    const [stays] = planOf([hitGrid('g', 0)], offers, { days: 2 }).lines;
    expect(stays).toMatchObject({ heads: 260, beyond: false });
  });

  it('never tells by what is left how many less than ten are inside', () => {
    const leftWith = (inside: number, count: number) => {
      const promised = { heads: 20, inside };
      const offered = offer('a', 100, { state: 'open' }, { count, promised });
      return planOf([hitGrid('g', 0)], [offered]).shelters[0]!.left;
    };
    expect([1, 4, 9].map((few) => leftWith(few, few))).toEqual(Array(3).fill(leftWith(10, 10)));
    expect(leftWith(0, 0)).toBe(leftWith(10, 10)! + 10);
  });

  it('takes what open orders promise off once, come or not', () => {
    const promised = { heads: 400, inside: 100 };
    const of = (count: number) =>
      planOf([hitGrid('g', 0)], [offer('a', 100, { state: 'open' }, { count, promised })]);
    expect(of(100).shelters[0]).toMatchObject({ left: 500 });
    expect(of(500).shelters[0]).toMatchObject({ left: 500 });
    expect(of(600).shelters[0]).toMatchObject({ left: 400 });
  });

  it('counts bus trips of those who have too far to walk, and what they need', () => {
    const plan = planOf([hitGrid('g', 0)], [offer('a', 900)], { walkMetres: 500, seats: 50 });
    expect(plan.grids[0]).toMatchObject({ placed: 260, trips: 6 });
    expect(plan.shelters[0]!.need).toMatchObject({ waterLitres: 3_900, toilets: 6 });
    const stays = planOf([hitGrid('g', 0)], [offer('a', 900)], { days: 3 });
    expect(stays.shelters[0]!.need).toMatchObject({ waterLitres: 11_700, toilets: 13 });
  });

  it('lets no bus go to two shelters', () => {
    const offers = [offer('north', 900, { capacity: 60 }), offer('south', -900, { capacity: 40 })];
    const hundred = { heads: [{ grid: 'g', heads: 100 }], walkMetres: 500, seats: 50 };
    const plan = planOf([hitGrid('g', 0)], offers, hundred);
    expect(plan.lines.map(({ heads }) => heads)).toEqual([60, 40]);
    expect(plan.grids[0]).toMatchObject({ placed: 100, trips: 3 });
    expect(plan.totals.trips).toBe(3);
  });

  it('measures from where somebody says a grid gathers', () => {
    const assembly = [{ grid: 'g', place: northBy(850) }];
    const plan = planOf([hitGrid('g', 0)], [offer('a', 900)], { assembly });
    expect(plan.grids[0]!.assembly).toEqual(northBy(850));
    expect(plan.lines).toMatchObject([{ metres: 50 }]);
    const stranger = { assembly: [{ grid: 'x', place: northBy(0) }] };
    expect(() => planOf([hitGrid('g', 0)], [], stranger)).toThrow('evacuation-grid-unknown');
  });

  it('is not made of edits that name something twice or unknown', () => {
    const twice = { heads: [10, 20].map((heads) => ({ grid: 'a', heads })) };
    expect(() => planOf([hitGrid('a', 0)], [], twice)).toThrow('evacuation-named-twice');
    const stranger = { heads: [{ grid: 'b', heads: 10 }] };
    expect(() => planOf([hitGrid('a', 0)], [], stranger)).toThrow('evacuation-grid-unknown');
  });
});

describe('the words for the public', () => {
  const plan = planOf([hitGrid('g', 0)], [offer('a', 100)]);
  const incident = { title: '示例化工A泄漏', class: 'accident', kind: 'chemical-leak' } as const;

  it('say where from, where to and what to do, and never call themselves 预警', () => {
    const notice = evacuationNotice(plan, ['甲社区', '乙社区'], incident);
    expect(notice.description).toContain('甲社区、乙社区');
    expect(notice.instruction).toContain('避难场所a');
    expect(Object.values(notice).join(' ')).not.toContain('预警');
    const body = { ...notice, kind: 'notice', drill: false, event: '紧急疏散', issuer: '应急局' };
    const times = { onset: '2026-07-06T00:00:00Z', expires: '2026-07-06T12:00:00Z' };
    const problems = releaseProblems(
      { ...body, ...times } as unknown as Parameters<typeof releaseProblems>[0],
      null,
      Date.parse('2026-07-06T00:00:00Z'),
    );
    expect(problems).toEqual([]);
  });

  it('ask nobody to throw a switch where gas may burn', () => {
    const asked = (kind: IncidentKind) =>
      evacuationNotice(plan, ['甲社区'], { ...incident, kind }).instruction;
    for (const kind of ['gas-leak', 'chemical-leak'] as const) {
      expect(asked(kind)).toContain('不要动用明火，不要开关任何电器；带好证件');
      expect(asked(kind)).not.toContain('关闭水、电');
    }
    expect(asked('flood')).toContain('关闭水、电、燃气，带好证件');
    const unknown = evacuationNotice(plan, ['甲社区'], null);
    expect(unknown.instruction).toContain('关闭水、电、燃气');
  });

  it('name some of many and keep within what goes out', () => {
    const many = Array.from({ length: 40 }, (_, at) => `名字很长的社区${at}`);
    const notice = evacuationNotice(plan, many, { ...incident, title: '长'.repeat(120) });
    expect(notice.areaDescription).toContain('等40个社区');
    expect(notice.headline.length).toBeLessThanOrEqual(80);
    expect(notice.headline).toContain('长…，请疏散');
  });

  it('hold a long title whole, or end it between its words', () => {
    const headline = (title: string) =>
      evacuationNotice(plan, ['甲社区'], { ...incident, title }).headline;
    const long = 'Example Chemicals E benzene tank (Julun Village) combustible gas';
    expect(headline(long)).toBe(`${long}，请疏散区域内人员立即转移`);
    expect(headline(`${long} detector`)).toBe(`${long}…，请疏散区域内人员立即转移`);
  });
});
