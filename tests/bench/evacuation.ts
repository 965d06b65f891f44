import { type EvacuationEdits, UNTOUCHED } from '../../shared/model/evacuation.ts';
import { evacuationPlan } from '../../shared/risk/evacuation-plan.ts';
import type { EvacuationDraft } from '../../shared/wire/evacuation.ts';
import { demoCookie } from '../support/demo-desk.ts';
import { hitGrid, offer } from '../support/evacuation.ts';
import { type Bench, type BenchOptions, mustEqual, percentile, report } from './harness.ts';
import { unfedDemoCity } from './support/demo-city.ts';

const GRIDS = 200;
const SHELTERS = 100;
const TURNS = { quick: 3, long: 30 };
/** A line of five kilometres on which every grid reaches a good part of the shelters. */
const LENGTH_METRES = 5_000;
/** The middle of the demonstration city, and how far around it 200 grids and more lie. */
const CENTRE = [120.305, 31.575];
const CITY_METRES = 2_200;
const BEYOND_METRES = 9_000;
const GOAL = '<= 2000';

/** 200 grids and 100 shelters that hold a little less than everybody: the assignment has to move many about. */
function crowdedLine() {
  const grids = Array.from({ length: GRIDS }, (_, at) =>
    hitGrid(`g${String(at).padStart(3, '0')}`, (at * 2_617) % LENGTH_METRES, {
      households: 300 + ((at * 37) % 200),
    }),
  );
  const offers = Array.from({ length: SHELTERS }, (_, at) =>
    offer(`s${String(at).padStart(3, '0')}`, (at * 1_931) % LENGTH_METRES, {
      ...{ class: 'long', capacity: 1_500 + ((at * 53) % 900) },
    }),
  );
  return { grids, offers };
}

function drafted(turns: number): number[] {
  const { grids, offers } = crowdedLine();
  return Array.from({ length: turns }, () => {
    const begun = performance.now();
    const planned = evacuationPlan(grids, offers, UNTOUCHED);
    const took = performance.now() - begun;
    if (!planned.ok) throw new Error(planned.problem);
    const { totals, shelters } = planned.plan;
    mustEqual(totals.placed + totals.unplaced, totals.heads, 'the sums');
    mustEqual(
      shelters.reduce((sum, { assigned }) => sum + assigned, 0),
      totals.placed,
      'placed by shelter',
    );
    mustEqual(totals.unplaced > 0, true, 'a shortfall');
    return took;
  });
}

/** The whole way: area, grids and shelters out of the database, plan and words, over HTTP. */
async function throughHttp(
  turns: number,
): Promise<{ took: number[]; plan: EvacuationDraft['plan'] }> {
  const { url } = await unfedDemoCity();
  const headers = { origin: url, 'content-type': 'application/json' };
  const cookie = await demoCookie(url, 'coordinator');
  const edits: EvacuationEdits = { ...UNTOUCHED, beyondMetres: BEYOND_METRES };
  const area = { kind: 'around', place: CENTRE, metres: CITY_METRES };
  const took: number[] = [];
  let plan: EvacuationDraft['plan'] | null = null;
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = performance.now();
    const answer = await fetch(`${url}/api/evacuations/draft`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ incident: null, area, edits }),
    });
    if (!answer.ok) throw new Error(`a draft: ${answer.status} ${await answer.text()}`);
    plan = ((await answer.json()) as EvacuationDraft).plan;
    took.push(performance.now() - begun);
  }
  mustEqual(plan!.totals.placed + plan!.totals.unplaced, plan!.totals.heads, 'the sums');
  return { took, plan: plan! };
}

/** From an area to a whole draft; goal: 200 grids and 100 shelters within two seconds. */
export const bench: Bench = async ({ quick }: BenchOptions) => {
  const turns = quick ? TURNS.quick : TURNS.long;
  const pure = drafted(turns);
  const line = { bench: 'evacuation', unit: 'ms, worst', goal: GOAL };
  const note = `${GRIDS} grids, ${SHELTERS} shelters with less room than heads; every sum checked`;
  report({ ...line, case: 'plan', note }, Math.max(...pure));
  const { took, plan } = await throughHttp(turns);
  const { grids, shelters } = plan;
  mustEqual(grids.length >= GRIDS && shelters.length >= SHELTERS, true, 'as many as the goal says');
  const found = `${grids.length} grids, ${shelters.length} shelters of the demonstration, over HTTP`;
  report({ ...line, case: 'draft', note: found }, Math.max(...took));
  report({ bench: 'evacuation', case: 'draft-median', unit: 'ms' }, percentile(took, 0.5));
};
