import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVENTED_DRILLS, INVENTED_PLANS } from '../../../geodata/emergency-plans.ts';
import { keepDrills } from '../../../server/drills/keep-drills.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Drill, DrillDuty, DrillFile } from '../../../shared/model/drill.ts';
import type { EmergencyPlan, PlanBody } from '../../../shared/model/emergency-plan.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { isTriggerVague } from '../../../shared/risk/emergency-plan-triggers.ts';
import type { Caller } from '../../support/callers.ts';
import { emergencyPlanInForce, told } from '../../support/emergency-plan.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
const YEAR = 366 * DAY;
let server: TestServer;
let coordinator: Caller;
let plan: EmergencyPlan;
const signIn = async () => {
  coordinator = await server.as('coordinator');
};
beforeAll(async () => {
  const city = smallCity();
  const departments = INVENTED_PLANS.map(({ department: id }) => id);
  const known = new Set(city.registers.departments.map(({ id }) => id));
  const missing = [...new Set(departments)].filter((id) => !known.has(id));
  const added = missing.map((id) => ({ id, name: `示例${id}`, nameEnglish: `Example ${id}` }));
  server = await startTestServer({
    city: {
      ...city,
      registers: { ...city.registers, departments: [...city.registers.departments, ...added] },
      emergencyPlans: INVENTED_PLANS,
      drills: INVENTED_DRILLS,
    },
  });
  await signIn();
  plan = await emergencyPlanInForce(coordinator, await server.as('administrator'));
});
afterAll(() => server?.close());

const dutiesOf = async (by = coordinator) =>
  (await told<{ duties: DrillDuty[] }>(await by('/api/drill-duties'))).duties;
const duty = async (kind: DrillDuty['kind'], id: string) =>
  (await dutiesOf()).find((one) => one.kind === kind && one.id === id)!;

/** The drill after its clock has told what was due. */
async function afterInjects({ id }: Drill): Promise<Drill> {
  await keepDrills(server.services);
  return (await told<DrillFile>(await coordinator(`/api/drills/${id}`))).drill;
}

/** A drill of the plan in the whole city, begun and ended; untold: at once, with nothing told in it. */
async function hold({ isTold = true } = {}) {
  const now = new Date(server.clock.now()).toISOString();
  const inject = { minute: 0, words: '模拟', material: 'recorded', signal: null, incident: null };
  const json = {
    ...{ name: '年度演练', form: 'tabletop', breadth: 'single', aim: 'test', plan: plan.id },
    ...{ level: 3, area: CITY_CODE, plannedFor: now, injects: [inject] },
  };
  let drill = await told<Drill>(await coordinator('/api/drills', { method: 'POST', json }));
  for (const act of ['start', 'end']) {
    const body = { basedOn: drill.version, act };
    const path = `/api/drills/${drill.id}/acts`;
    drill = await told<Drill>(await coordinator(path, { method: 'POST', json: body }));
    if (isTold && act === 'start') drill = await afterInjects(drill);
  }
}

describe('the duty to drill (DOMAIN.md §5)', () => {
  it('is late where nothing is known, and in time once a drill was held in which something was told', async () => {
    expect(await duty('area', CITY_CODE)).toMatchObject({ standing: 'never', months: 24 });
    await hold({ isTold: false });
    expect(await duty('area', CITY_CODE)).toMatchObject({ standing: 'never' });
    await hold();
    expect(await duty('area', CITY_CODE)).toMatchObject({ standing: 'current' });
    expect(await duty('plan', plan.id)).toMatchObject({ standing: 'current', months: 36 });
    expect(await duty('department', 'emergency')).toMatchObject({ standing: 'current' });
    expect(await duty('area', TOWNS.eastOne)).toMatchObject({ standing: 'never' });
  });

  it('is of two years for an area and of three for a plan', async () => {
    await hold();
    server.clock.advance(2.5 * YEAR);
    await signIn();
    expect(await duty('area', CITY_CODE)).toMatchObject({ standing: 'overdue' });
    expect(await duty('plan', plan.id)).toMatchObject({ standing: 'current' });
    server.clock.advance(YEAR);
    await signIn();
    expect(await duty('plan', plan.id)).toMatchObject({ standing: 'overdue' });
    const late = (await dutiesOf()).map(({ standing }) => standing);
    expect(late.slice(0, 2)).toEqual(['overdue', 'overdue']);
  });

  it('is of half a year for units of chemicals, building sites and places of business (应急条例 art. 8)', async () => {
    const unit = async (name: string) =>
      (await dutiesOf()).find((one) => one.kind === 'unit' && one.name === name);
    const facts = {
      ...{ class: 'venue', name: '示例商场A', place: middleOf(TOWNS.eastOne), outline: null },
      ...{ responsibleUnit: '示例商业A', department: 'emergency', territory: null, post: null },
      ...{ stock: [], exposure: null, foodGrade: null, cover: 'unknown', insuredUntil: null },
    };
    const survey = (id: string, changes: object) =>
      coordinator('/api/hazard-files', {
        ...{ method: 'POST', json: { id, facts: { ...facts, lastDrill: null, ...changes } } },
      });
    const today = shanghaiDay(server.clock.now());
    expect((await survey('mall', {})).status).toBe(201);
    expect((await survey('dike', { class: 'flood', responsibleUnit: '示例河道' })).status).toBe(
      201,
    );
    expect(await unit('示例商业A')).toMatchObject({ months: 6, last: null, standing: 'never' });
    expect(await unit('示例河道')).toBeUndefined();
    expect((await survey('mall-two', { lastDrill: today })).status).toBe(201);
    expect(await unit('示例商业A')).toMatchObject({ last: today, standing: 'current' });
    const tomorrow = shanghaiDay(server.clock.now() + DAY);
    expect((await survey('mall-three', { lastDrill: tomorrow })).status).toBe(422);
    expect((await survey('mall-three', { lastDrill: '2026-02-30' })).status).toBe(422);
    server.clock.advance(200 * DAY);
    await signIn();
    expect(await unit('示例商业A')).toMatchObject({ standing: 'overdue' });
  });

  it('is told of one’s own area alone', async () => {
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    const areas = (await dutiesOf(town)).filter(({ kind }) => kind === 'area');
    expect(areas.map(({ id }) => id)).toEqual([TOWNS.eastOne]);
  });
});

describe('the plans of the demonstration', () => {
  it('are marked as invented, and one of them is overdue for review', async () => {
    const { plans } = await told<{ plans: EmergencyPlan[] }>(
      await coordinator('/api/emergency-plans'),
    );
    const invented = plans.filter(({ id }) => INVENTED_PLANS.some((one) => one.id === id));
    expect(invented).toHaveLength(INVENTED_PLANS.length);
    expect(invented.every(({ synthetic }) => synthetic)).toBe(true);
    expect(invented.some(({ review }) => review === 'overdue')).toBe(true);
  });

  it('would be taken as drafts: no trigger is vague, and each level in use has tasks', () => {
    const bodies: PlanBody[] = INVENTED_PLANS.map(({ body }) => body);
    expect(bodies.flatMap(({ triggers }) => triggers).filter(isTriggerVague)).toEqual([]);
    expect(bodies.every(({ tasks }) => tasks.length > 0)).toBe(true);
  });
});
