import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ThresholdName,
  ThresholdStep,
  ThresholdVersion,
} from '../../../shared/model/threshold.ts';
import { SHIPPED_THRESHOLDS } from '../../../shared/risk/shipped-thresholds.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
let server: TestServer;
let administrator: Caller;
let keeper: Caller;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.as('administrator');
  keeper = await server.as('coordinator');
});
afterAll(() => server?.close());

const inForce = async (name: ThresholdName) => {
  const answer = await keeper('/api/thresholds');
  const { thresholds } = (await answer.json()) as { thresholds: ThresholdVersion[] };
  return thresholds.find((version) => version.name === name)!;
};
const put = async (name: ThresholdName, basedOn: number, steps: ThresholdStep[]) => {
  const path = `/api/thresholds/${name}`;
  const answer = await administrator(path, { method: 'PUT', json: { basedOn, steps } });
  const body = (await answer.json()) as ThresholdVersion & { error?: string };
  return { status: answer.status, error: body.error, body };
};
const changed = (name: ThresholdName, key: string, changes: Partial<ThresholdStep>) =>
  SHIPPED_THRESHOLDS[name].map((step) => (step.key === key ? { ...step, ...changes } : step));
const OURS = { source: '市应急管理局办法 2026', confidence: 'S' } as const;

describe('inspection cycles and escalation times', () => {
  it('begin in the table as the code ships them', async () => {
    for (const name of ['inspection-cycle', 'escalation'] as const) {
      const { steps, version } = await inForce(name);
      expect([version, steps]).toEqual([1, SHIPPED_THRESHOLDS[name]]);
    }
  });

  it('need a source of their own for every number that changes', async () => {
    const steps = changed('inspection-cycle', 'colour.blue', { value: 200 });
    expect(await put('inspection-cycle', 1, steps)).toMatchObject({
      status: 422,
      error: 'source-of-another-number',
    });
  });

  it.each([
    [changed('inspection-cycle', 'colour.blue', { value: null, ...OURS }), 'threshold-endless'],
    [changed('inspection-cycle', 'colour.blue', { key: 'colour.pink' }), 'threshold-keys'],
    [[...SHIPPED_THRESHOLDS['inspection-cycle']], 'nothing-changed'],
  ])('are refused where they cannot be used', async (steps, error) => {
    expect(await put('inspection-cycle', 1, steps)).toMatchObject({ status: 422, error });
  });

  it('art. 10: change by a version, and inspections are due anew in the same moment', async () => {
    const { database } = server.services;
    await database.query(
      `UPDATE hazard SET state = 'assessed', risk = 'blue', class = 'flood', assessed_at = $1,
         inspection_due = NULL, inspected_at = NULL WHERE id = 'chemical-area-west'`,
      [new Date(server.clock.now()).toISOString()],
    );
    const steps = changed('inspection-cycle', 'colour.blue', { value: 200, ...OURS });
    const { status, body } = await put('inspection-cycle', 1, steps);
    expect([status, body.version, body.recordedBy]).toEqual([200, 2, administrator.id]);
    expect((await put('inspection-cycle', 1, steps)).status).toBe(200);
    const files = (await (await keeper('/api/hazard-files')).json()) as HazardSummary[];
    const due = files.find(({ id }) => id === 'chemical-area-west')!.inspectionDue!;
    expect(Date.parse(due) - server.clock.now()).toBe(200 * DAY);
    const late = changed('inspection-cycle', 'colour.red', { value: 10, ...OURS });
    expect(await put('inspection-cycle', 1, late)).toMatchObject({ status: 409 });
    const history = await keeper('/api/thresholds/inspection-cycle/versions');
    const { thresholds } = (await history.json()) as { thresholds: ThresholdVersion[] };
    expect(thresholds.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('hold for the whole city: a county’s administrator reads them and changes none', async () => {
    const county = await server.as('administrator', { area: COUNTIES.east });
    const { version, steps } = await inForce('escalation');
    const sooner = steps.map((step) => ({ ...step, ...OURS, value: 60 }));
    const json = { basedOn: version, steps: sooner };
    const answer = await county('/api/thresholds/escalation', { method: 'PUT', json });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: 'of-city' });
    expect((await inForce('escalation')).version).toBe(version);
  });

  it('are journalled, and changed by nobody but an administrator', async () => {
    const page = await administrator('/api/journal?after=0&limit=500');
    const { entries } = (await page.json()) as JournalPage;
    const told = entries.filter(({ kind }) => kind === 'threshold.changed');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ actor: administrator.id, data: { version: 2 } });
    const json = { basedOn: 2, steps: SHIPPED_THRESHOLDS['inspection-cycle'] };
    const path = '/api/thresholds/inspection-cycle';
    expect((await keeper(path, { method: 'PUT', json })).status).toBe(403);
  });
});
