import { randomUUID } from 'node:crypto';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { Handover } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { PLAN_PARTS } from '../../../shared/model/large-event.ts';
import type { Caller } from '../../support/callers.ts';
import { emergencyPlanInForce, newEmergencyPlan } from '../../support/emergency-plan.ts';
import { begin, bend, bodyOf, draw, send } from '../../support/plan-acts.ts';
import type { TestServer } from '../../support/server.ts';
import { facilities } from '../../support/shelter-facilities.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS } from '../../support/supply-city.ts';

const HOUR = 3_600_000;
/** A shelter nobody counts, an announced ground, and where a webhook may go: the city of the test has them. */
export const PARK = 'park-west';
const ZONE = 'square-east';
export const WEBHOOK = '127.0.0.1:9';

/** Whoever sends, and the server it is sent to. */
export type Senders = {
  server: TestServer;
  coordinator: Caller;
  analyst: Caller;
  administrator: Caller;
};

/**
 * An act as it is sent twice under one key, and then under another. `counted`: SQL that grows by one with each of it.
 * `under`: what is sent under the other key, where the same could not be done again; it may first make room for it.
 * `isShownAnew`: its answer has what is shown once, and a retry gets another of it.
 */
export type Wish = {
  by: Caller;
  path: string;
  json?: object;
  counted: string;
  under?: () => Promise<object> | object;
  isShownAnew?: true;
};

const later = ({ server }: Senders, ms: number) => new Date(server.clock.now() + ms).toISOString();
const rows = (table: string) => `SELECT count(*)::int AS count FROM ${table}`;
const entries = (kind: string) => rows(`journal WHERE kind = '${kind}'`);
const versionOf = ({ id }: { id: string }) =>
  `SELECT version AS count FROM incident WHERE id = '${id}'`;

const fire = {
  ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
  ...{ place: middleOf(TOWNS.eastOne), receivedAt: null },
};
const open = async ({ coordinator }: Senders): Promise<Incident> => {
  const headers = { 'idempotency-key': randomUUID() };
  return bodyOf(await coordinator('/api/incidents', { method: 'POST', json: fire, headers }));
};
const actOn = async (all: Senders, what: string) => {
  const incident = await open(all);
  return { by: all.coordinator, path: `/api/incidents/${incident.id}/${what}`, incident };
};

const drawn = async ({ analyst }: Senders) =>
  draw(analyst, await begin(analyst, [TOWNS.eastOne]), ...bend(TOWNS.eastOne, 1));
const revisionOf = ({ id }: GridPlan) =>
  `SELECT revision AS count FROM grid_plan WHERE id = '${id}'`;

/** Every route of which a body can be written here, by its url. */
export const SENT_TWICE: Readonly<Record<string, (all: Senders) => Promise<Wish>>> = {
  '/api/incidents': async ({ coordinator }) => ({
    ...{ by: coordinator, path: '/api/incidents', json: fire, counted: rows('incident') },
  }),
  '/api/incidents/:id/acts': async (all) => {
    const { incident, ...to } = await actOn(all, 'acts');
    const json = { basedOn: 1, act: 'verify' };
    const under = () => ({ basedOn: 2, act: 'grade', grade: 'general' });
    return { ...to, json, counted: versionOf(incident), under };
  },
  '/api/incidents/:id/log': async (all) => {
    const { incident: _, ...to } = await actOn(all, 'log');
    const json = { text: '二层有烟', happenedAt: null };
    return { ...to, json, counted: rows("incident_line WHERE kind = 'note'") };
  },
  '/api/incidents/:id/command': async (all) => {
    const { incident, ...to } = await actOn(all, 'command');
    const json = { basedOn: 1, act: 'sector-add', name: 'A', place: '厂房北侧', lead: '锡消101' };
    const under = () => ({ ...json, basedOn: 2, name: 'B' });
    return { ...to, json, counted: versionOf(incident), under };
  },
  '/api/incidents/:id/ground': async (all) => {
    const { incident, ...to } = await actOn(all, 'ground');
    const json = { basedOn: 1, act: 'place-add', name: '北门', place: fire.place };
    const under = () => ({ ...json, basedOn: 2, name: '南门' });
    return { ...to, json, counted: versionOf(incident), under };
  },
  '/api/incidents/:id/reports': async (all) => {
    const { incident: _, ...to } = await actOn(all, 'reports');
    const json = { text: '起火，已派出。', throughLine: 1 };
    return { ...to, json, counted: rows('situation_report') };
  },
  '/api/incidents/:id/dispatches': async (all) => {
    const { incident: _, ...to } = await actOn(all, 'dispatches');
    const json = { resources: ['engine-east'], task: '' };
    const under = () => ({ ...json, resources: ['boat-west'] });
    return { ...to, json, counted: rows('dispatch'), under };
  },
  '/api/handovers': async ({ coordinator }) => {
    const path = '/api/handovers';
    const under = async () => {
      const { handovers } = await bodyOf<{ handovers: Handover[] }>(await coordinator(path));
      const acts = `${path}/${handovers[0]!.id}/acts`;
      await bodyOf(await coordinator(acts, { method: 'POST', json: { act: 'withdraw' } }));
      return { note: '' };
    };
    return { by: coordinator, path, json: { note: '' }, counted: rows('handover'), under };
  },
  '/api/cases': async (all) => {
    const about = async () => ({ kind: 'incident', id: (await open(all)).id });
    const json = { about: await about(), title: '示例积水', lead: 'fire' };
    const under = async () => ({ ...json, about: await about() });
    return { by: all.coordinator, path: '/api/cases', json, counted: rows('transfer_case'), under };
  },
  '/api/plans': async ({ analyst }) => {
    const communities = [(await begin(analyst, [TOWNS.eastTwo])).communities[0]!];
    const json = { name: '甲', reason: '户数', communities, temporaryUntil: null };
    return { by: analyst, path: '/api/plans', json, counted: rows('grid_plan') };
  },
  '/api/plans/:id/edits': async ({ analyst }) => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const [edit, next] = bend(TOWNS.eastOne, 2);
    const under = () => ({ basedOn: 1, edit: next });
    const to = { by: analyst, path: `/api/plans/${plan.id}/edits` };
    return { ...to, json: { basedOn: 0, edit }, counted: revisionOf(plan), under };
  },
  '/api/plans/:id/undo': async (all) => {
    const plan = await drawn(all);
    const json = { basedOn: plan.revision };
    const under = () => ({ basedOn: plan.revision + 1 });
    const to = { by: all.analyst, path: `/api/plans/${plan.id}/undo` };
    return { ...to, json, counted: revisionOf(plan), under };
  },
  '/api/plans/:id/redo': async (all) => {
    const plan = await drawn(all);
    for (const basedOn of [plan.revision, plan.revision + 1]) {
      await bodyOf(await send(all.analyst, plan, 'undo', { basedOn }));
    }
    const json = { basedOn: plan.revision + 2 };
    const under = () => ({ basedOn: plan.revision + 3 });
    const to = { by: all.analyst, path: `/api/plans/${plan.id}/redo` };
    return { ...to, json, counted: revisionOf(plan), under };
  },
  '/api/plans/:id/opinions': async (all) => {
    const plan = await drawn(all);
    const basedOn = plan.revision;
    await bodyOf(await send(all.analyst, plan, 'check', { basedOn }));
    await bodyOf(await send(all.analyst, plan, 'consult', { basedOn }));
    const said = { basedOn, area: TOWNS.eastOne, verdict: 'agree', reason: null };
    const to = { by: all.analyst, path: `/api/plans/${plan.id}/opinions` };
    return { ...to, json: { ...said, organisation: '东一镇' }, counted: rows('grid_plan_opinion') };
  },
  '/api/events': async (all) => {
    const json = {
      ...{ name: '示例灯会', form: 'festival', hostUnit: '示例文旅公司', mode: 'permitted' },
      ...{ beginsAt: later(all, 720 * HOUR), endsAt: later(all, 724 * HOUR), expected: 2_500 },
      ...{ expectedPerSession: 2_500, crossesProvince: false, staffCount: 80 },
      zones: [{ gathering: ZONE, capacity: 3_000 }],
      plan: Object.fromEntries(PLAN_PARTS.map((part) => [part, '已写明'])),
    };
    return { by: all.coordinator, path: '/api/events', json, counted: rows('large_event') };
  },
  '/api/emergency-plans': async ({ administrator }) => ({
    ...{ by: administrator, path: '/api/emergency-plans', json: newEmergencyPlan() },
    counted: rows('emergency_plan'),
  }),
  '/api/hazard-files': async ({ coordinator }) => {
    const facts = {
      ...{ class: 'chemical', name: '示例液氨储罐', place: fire.place, outline: null },
      ...{ responsibleUnit: '示例化工Z', department: 'emergency', territory: TOWNS.eastOne },
      ...{ post: 'safety', stock: [], exposure: '100-more', foodGrade: null, cover: 'no' },
      ...{ insuredUntil: null, lastDrill: null },
    };
    const under = () => ({ id: 'tank-2', facts });
    const to = { by: coordinator, path: '/api/hazard-files' };
    return { ...to, json: { id: 'tank-1', facts }, counted: rows('hazard'), under };
  },
  '/api/dangers': async ({ coordinator }) => {
    const json = { id: 'leak-1', hazard: 'chemical-east', origin: 'inspection', finding: '渗漏' };
    const under = () => ({ ...json, id: 'leak-2' });
    return { by: coordinator, path: '/api/dangers', json, counted: rows('danger'), under };
  },
  '/api/shelters/:id/verification': async ({ coordinator }) => {
    const json = { basedOn: 0, facilities: facilities() };
    const written = await coordinator(`/api/shelters/${PARK}/file`, { method: 'PUT', json });
    if (!written.ok) throw new Error(await written.text());
    const to = { by: coordinator, path: `/api/shelters/${PARK}/verification` };
    return { ...to, json: { basedOn: 1 }, counted: entries('shelter.verified') };
  },
  '/api/shelters/:id/counts': async (all) => {
    const json = { count: 120, countedAt: later(all, -60_000), source: '门岗' };
    const under = () => ({ ...json, countedAt: later(all, -30_000) });
    const to = { by: all.coordinator, path: `/api/shelters/${PARK}/counts` };
    return { ...to, json, counted: rows('shelter_count'), under };
  },
  '/api/supply-orders': async ({ coordinator }) => {
    const json = {
      parts: [{ depot: DEPOTS.east, wanted: [{ item: 'water', amount: 1 }] }],
      ...{ shelter: PARK, incident: null, destination: null, number: '应急动〔1〕' },
      ...{ issuedBy: 'emergency', basis: null },
    };
    const under = () => ({ ...json, number: '应急动〔2〕' });
    const to = { by: coordinator, path: '/api/supply-orders' };
    return { ...to, json, counted: rows('supply_order'), under };
  },
  '/api/supply-batches/:id/scrap': async ({ coordinator, server }) => {
    const { rows: found } = await server.services.database.query<{ id: string }>(
      `SELECT id FROM supply_batch WHERE depot = '${DEPOTS.east}' AND item = 'water' LIMIT 1`,
    );
    const to = { by: coordinator, path: `/api/supply-batches/${found[0]!.id}/scrap` };
    return { ...to, json: { amount: 1, reason: '破损' }, counted: rows('supply_movement') };
  },
  '/api/drills': async (all) => {
    const { coordinator, administrator } = all;
    const { id } = await emergencyPlanInForce(coordinator, administrator);
    const inject = { minute: 20, words: '模拟：风向转东', material: 'synthetic' };
    const json = {
      ...{ name: '燃气泄漏演练', form: 'field', breadth: 'single', aim: 'test', plan: id },
      ...{ level: 2, area: CITY_CODE, plannedFor: later(all, HOUR) },
      injects: [{ ...inject, signal: null, incident: null }],
    };
    return { by: coordinator, path: '/api/drills', json, counted: rows('drill') };
  },
  '/api/service-items': async ({ coordinator }) => {
    const json = {
      ...{ county: COUNTIES.east, code: 'FW-701', name: '出租房屋安全隐患排查' },
      ...{ department: 'emergency', manner: 'assist', legalBasis: '条例第三十三条' },
      ...{ duties: '协助查看楼道', procedure: '派发、查看、办结', termWorkingDays: 5 },
      reason: '冬季隐患排查',
    };
    const under = () => ({ ...json, code: 'FW-702' });
    const to = { by: coordinator, path: '/api/service-items' };
    return { ...to, json, counted: rows('service_item'), under };
  },
  '/api/releases': async (all) => {
    const json = {
      ...{ kind: 'notice', drill: false, headline: '东一镇积水提示', event: '道路积水' },
      ...{ eventClass: 'natural', category: 'Transport', urgency: 'Expected' },
      ...{ severity: 'Minor', certainty: 'Likely', responseTypes: ['Avoid'] },
      ...{ description: '部分路段积水。', instruction: '请绕行。', issuer: '示例应急办' },
      ...{ onset: later(all, 0), expires: later(all, 50 * HOUR), areaDescription: '东一镇' },
      ...{ area: { kind: 'areas', codes: [TOWNS.eastOne] }, fromWarning: null, fromAlarm: null },
    };
    return { by: all.coordinator, path: '/api/releases', json, counted: rows('release') };
  },
  '/api/exports': async ({ coordinator }) => {
    const json = { table: 'hazards', usedFor: 'planning', rows: 3, filter: '' };
    return { by: coordinator, path: '/api/exports', json, counted: entries('table.exported') };
  },
  '/api/channels': async ({ administrator }) => {
    const json = {
      ...{ id: 'duty-1', name: '值班', kind: 'webhook', audience: 'drill' },
      address: `http://${WEBHOOK}/take`,
    };
    const under = () => ({ ...json, id: 'duty-2', address: `http://${WEBHOOK}/other` });
    const to = { by: administrator, path: '/api/channels' };
    return { ...to, json, counted: rows('channel'), under };
  },
  '/api/feeds': async ({ administrator }) => {
    const json = {
      ...{ id: 'rain-1', name: '雨量站网', department: 'emergency', contactPoint: '值班台' },
      ...{ datum: 'gcj02', periodSeconds: 60, synthetic: true },
    };
    const under = () => ({ ...json, id: 'rain-2' });
    return {
      by: administrator,
      path: '/api/feeds',
      json,
      counted: rows('feed'),
      under,
      isShownAnew: true,
    };
  },
  '/api/read-keys': async ({ administrator }) => {
    const json = {
      ...{ name: '示例图台', area: CITY_CODE, collections: ['grids'], usedFor: 'planning' },
    };
    const counted = rows('read_key WHERE revoked_at IS NULL');
    return { by: administrator, path: '/api/read-keys', json, counted, isShownAnew: true };
  },
  '/api/walls': async ({ administrator }) => ({
    ...{ by: administrator, path: '/api/walls', json: { name: '大厅', area: CITY_CODE } },
    ...{ counted: rows('wall'), isShownAnew: true },
  }),
};

/** Routes whose ground is too much for an entry above, and the tests that send them twice. */
export const SENT_TWICE_ELSEWHERE: Readonly<Record<string, string>> = {
  '/api/alarm-holds': 'server/acts-sent-again.test.ts',
  '/api/dispatches/:id/heard': 'server/acts-sent-again.test.ts',
  '/api/feeds/:id/keys': 'server/acts-sent-again.test.ts',
  '/api/spontaneous/:id/acts': 'server/acts-sent-again.test.ts',
  '/api/incidents/:id/tips': 'dispatch/incident-tips.test.ts',
  '/api/unit/steps': 'dispatch/unit-page.test.ts',
  '/api/unit/notes': 'dispatch/unit-page.test.ts',
  '/api/unit/photos': 'dispatch/photos.test.ts',
  '/api/incidents/:id/plan-activations': 'emergency-plans/plan-board.test.ts',
  '/api/incidents/:id/drill-moves': 'emergency-plans/drill-moves.test.ts',
  '/api/evacuations': 'evacuations/evacuations.test.ts',
};
