import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findDanger } from '../../../client/commands/keep-danger.ts';
import { surveyHazard } from '../../../client/commands/keep-hazard.ts';
import { shareCase } from '../../../client/commands/manage-cases.ts';
import { declareDrill } from '../../../client/commands/manage-drills.ts';
import { draftPlan } from '../../../client/commands/manage-emergency-plans.ts';
import { assignTask } from '../../../client/commands/manage-grids.ts';
import { scrapBatch, takeIn } from '../../../client/commands/manage-supplies.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const ANY = {} as never;

type Sent = { key: string | null; id: string | undefined };
let sent: Sent[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal('window', { location: { pathname: '/registers' } });
  vi.stubGlobal('fetch', async (_path: string, { headers, body }: RequestInit) => {
    const key = new Headers(headers).get('idempotency-key');
    sent.push({ key, id: JSON.parse(String(body)).id });
    throw new TypeError('the line is down');
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what creates something', () => {
  it('carries the key it is given or a number made of it, so that it is created once', async () => {
    await takeIn('east', ANY, KEY);
    await surveyHazard(ANY, KEY);
    await findDanger(ANY, KEY);
    await assignTask(ANY, KEY);
    await shareCase('case-1', ANY, KEY);
    expect(sent.map(({ id }) => id)).toEqual([
      ...[`batch-${KEY}`, `hazard-${KEY}`, `danger-${KEY}`, `task-${KEY}`, `share-${KEY}`],
    ]);
  });

  it('that the server numbers carries the key alone', async () => {
    await scrapBatch('batch-1', ANY, KEY);
    await declareDrill(ANY, KEY);
    await draftPlan(ANY, KEY);
    expect(sent.map(({ key }) => key)).toEqual([KEY, KEY, KEY]);
  });
});
