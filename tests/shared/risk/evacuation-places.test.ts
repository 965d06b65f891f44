import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/model/common.ts';
import {
  assignPlaces,
  type GivenPlaces,
  headsOf,
  type MovedGrid,
} from '../../../shared/risk/evacuation-places.ts';
import { cheapestTransport, type Transport } from '../../../shared/risk/min-cost-flow.ts';

const METRE = 1 / 111_195;
const at = (north: number): Position => [120.3, 31.5 + north * METRE];
const grid = (code: string, north: number, heads: number): MovedGrid => ({
  ...{ code, assembly: at(north), heads },
});
const shelter = (id: string, north: number, places: number, more = {}): GivenPlaces => ({
  ...{ id, place: at(north), class: 'short', places, ...more },
});
const RULES = { beyondMetres: 0, fixed: [], fills: true };

const costOf = ({ cost }: Transport, flow: readonly (readonly number[])[]) =>
  flow.flatMap((row, from) => row.map((sent, to) => sent * (cost[from]![to] ?? 0)));
const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);

/** Every way to send, tried one by one: the most that can be sent, and the least it costs. */
function tried({ supply, room, cost }: Transport): [most: number, least: number] {
  let [most, least] = [0, 0];
  const edges = supply.flatMap((_, from) =>
    room.flatMap((__, to) => (cost[from]![to] === null ? [] : [[from, to] as const])),
  );
  const left = [...supply];
  const free = [...room];
  const walk = (edge: number, sent: number, price: number) => {
    if (edge === edges.length) {
      if (sent > most || (sent === most && price < least)) [most, least] = [sent, price];
      return;
    }
    const [from, to] = edges[edge]!;
    for (let more = 0; more <= Math.min(left[from]!, free[to]!); more += 1) {
      left[from]! -= more;
      free[to]! -= more;
      walk(edge + 1, sent + more, price + more * cost[from]![to]!);
      left[from]! += more;
      free[to]! += more;
    }
  };
  walk(0, 0, 0);
  return [most, least];
}

const amounts = (length: number, max: number) =>
  fc.array(fc.nat({ max }), { minLength: length, maxLength: length });
const small = fc.record({
  from: fc.integer({ min: 1, max: 3 }),
  to: fc.integer({ min: 1, max: 3 }),
});
const transports = small.chain(({ from, to }) =>
  fc.record({
    supply: amounts(from, 3),
    room: amounts(to, 3),
    cost: fc.array(
      fc.array(fc.option(fc.nat({ max: 9 }), { freq: 4 }), { minLength: to, maxLength: to }),
      { minLength: from, maxLength: from },
    ),
  }),
);

describe('the cheapest transport', () => {
  it('sends the most that can be sent at the least cost: as every way tried one by one', () => {
    fc.assert(
      fc.property(transports, (problem) => {
        const flow = cheapestTransport(problem);
        const sent = sum(flow.flat());
        expect([sent, sum(costOf(problem, flow))]).toEqual(tried(problem));
        for (const [from, row] of flow.entries()) {
          expect(sum(row)).toBeLessThanOrEqual(problem.supply[from]!);
          for (const [to, one] of row.entries()) {
            expect(one).toBeGreaterThanOrEqual(0);
            if (problem.cost[from]![to] === null) expect(one).toBe(0);
          }
        }
        for (const [to, room] of problem.room.entries()) {
          expect(sum(flow.map((row) => row[to]!))).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: 400 },
    );
  });
});

const places = fc.record({
  grids: fc.array(
    fc.record({ north: fc.integer({ min: 0, max: 3_000 }), tens: fc.nat({ max: 60 }) }),
    { maxLength: 12 },
  ),
  shelters: fc.array(
    fc.record({
      north: fc.integer({ min: 0, max: 3_000 }),
      places: fc.nat({ max: 500 }),
      class: fc.constantFrom('emergency', 'short', 'medium', 'long'),
    }),
    { maxLength: 8 },
  ),
  beyondMetres: fc.constantFrom(0, 500, 2_000),
});

describe('who goes where (art. 21)', () => {
  it('adds up, whatever comes: by grid, by shelter, and under every capacity', () => {
    fc.assert(
      fc.property(places, ({ grids, shelters, beyondMetres }) => {
        const from = grids.map(({ north, tens }, index) => grid(`g${index}`, north, tens * 10));
        const to = shelters.map(({ north, ...rest }, index) =>
          shelter(`s${index}`, north, rest.places, { class: rest.class }),
        );
        const found = assignPlaces(from, to, { ...RULES, beyondMetres });
        if (!found.ok) throw new Error(found.problem);
        const of = (key: 'grid' | 'shelter', id: string) =>
          sum(found.lines.filter((line) => line[key] === id).map(({ heads }) => heads));
        for (const { code, heads } of from) {
          expect(of('grid', code) + (found.unplaced.get(code) ?? 0)).toBe(heads);
        }
        for (const { id, places: most } of to) expect(of('shelter', id)).toBeLessThanOrEqual(most);
        const turned = assignPlaces([...from].reverse(), [...to].reverse(), {
          ...RULES,
          beyondMetres,
        });
        expect(turned).toEqual(found);
      }),
      { numRuns: 200 },
    );
  });

  it('goes no further than the distance of the class, unless that is said, and says so then', () => {
    const from = [grid('a', 0, 100)];
    const to = [shelter('far', 1_200, 1_000)];
    expect(assignPlaces(from, to, RULES)).toMatchObject({
      lines: [],
      unplaced: new Map([['a', 100]]),
    });
    expect(assignPlaces(from, to, { ...RULES, beyondMetres: 300 })).toMatchObject({
      lines: [{ heads: 100, metres: 1_200, beyond: true }],
    });
  });

  it('leaves the near one to whom it alone can serve', () => {
    const from = [grid('a', 0, 100), grid('b', 900, 100)];
    const to = [shelter('both', 500, 100), shelter('one', -900, 100)];
    expect(assignPlaces(from, to, RULES)).toMatchObject({
      lines: [
        { grid: 'a', shelter: 'one', heads: 100 },
        { grid: 'b', shelter: 'both', heads: 100 },
      ],
    });
  });

  it('keeps what was assigned by hand, and refuses more than there is', () => {
    const from = [grid('a', 0, 100)];
    const to = [shelter('near', 10, 60), shelter('next', 600, 60)];
    const fixed = [{ grid: 'a', shelter: 'next', heads: 50 }];
    expect(assignPlaces(from, to, { ...RULES, fixed })).toMatchObject({
      lines: [
        { shelter: 'next', heads: 50, fixed: true },
        { shelter: 'near', heads: 50, fixed: false },
      ],
    });
    const refusals = [
      [{ grid: 'a', shelter: 'near', heads: 70 }, 'evacuation-shelter-exceeded'],
      [{ grid: 'x', shelter: 'near', heads: 10 }, 'evacuation-grid-unknown'],
      [{ grid: 'a', shelter: 'x', heads: 10 }, 'evacuation-shelter-unknown'],
    ] as const;
    for (const [move, problem] of refusals) {
      expect(assignPlaces(from, to, { ...RULES, fixed: [move] })).toMatchObject({ problem });
    }
    const all = [fixed[0]!, { grid: 'a', shelter: 'near', heads: 60 }];
    expect(assignPlaces(from, to, { ...RULES, fixed: all })).toMatchObject({
      problem: 'evacuation-grid-exceeded',
      of: 'a',
    });
  });

  it('counts heads in tens: nobody is rounded away', () => {
    expect(headsOf(500, 1)).toBe(1_280);
    expect(headsOf(1, 0.1)).toBe(10);
    expect(headsOf(0, 1)).toBe(0);
  });

  const MOST_MICROSECONDS = 2_000_000;

  it('takes 200 grids and 100 shelters in a moment', () => {
    const from = Array.from({ length: 200 }, (_, index) =>
      grid(`g${String(index).padStart(3, '0')}`, (index * 37) % 4_000, 1_000 + (index % 7) * 90),
    );
    const to = Array.from({ length: 100 }, (_, index) =>
      shelter(`s${String(index).padStart(3, '0')}`, (index * 53) % 4_000, 2_500, { class: 'long' }),
    );
    // The processor's time: what else the machine does meanwhile is not counted.
    const begun = process.cpuUsage();
    const found = assignPlaces(from, to, RULES);
    expect(process.cpuUsage(begun).user).toBeLessThan(MOST_MICROSECONDS);
    expect(found.ok && found.lines.length).toBeGreaterThan(200);
  });
});
