import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actOnSpontaneous } from '../../../client/commands/act-on-spontaneous.ts';
import { countShelter, verifyShelter } from '../../../client/commands/change-shelter.ts';
import { giveOpinion } from '../../../client/commands/draw-plan.ts';
import { createReadKey } from '../../../client/commands/exchange-shapes.ts';
import { journalExport } from '../../../client/commands/export-table.ts';
import { beginHold } from '../../../client/commands/hold-alarms.ts';
import { findDanger } from '../../../client/commands/keep-danger.ts';
import { surveyHazard } from '../../../client/commands/keep-hazard.ts';
import { shareCase } from '../../../client/commands/manage-cases.ts';
import { declareDrill } from '../../../client/commands/manage-drills.ts';
import { draftEmergencyPlan } from '../../../client/commands/manage-emergency-plans.ts';
import { draftEvent } from '../../../client/commands/manage-events.ts';
import { createFeed, issueFeedKey } from '../../../client/commands/manage-feeds.ts';
import { assignTask, requestItem } from '../../../client/commands/manage-grids.ts';
import { noteHeard } from '../../../client/commands/manage-incidents.ts';
import { scrapBatch, takeIn } from '../../../client/commands/manage-supplies.ts';
import { createWall } from '../../../client/commands/manage-walls.ts';
import { createChannel, draftRelease } from '../../../client/commands/manage-warnings.ts';
import { chooseExportUse } from '../../../client/store/export-use.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const OTHER_KEY = 'fedcba9876543210fedcba9876543210';
const ANY = {} as never;

type Sent = { key: string | null; id: string | undefined };
let sent: Sent[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal('window', { location: { pathname: '/registers' } });
  vi.stubGlobal('fetch', async (_path: string, { headers, body }: RequestInit) => {
    const key = new Headers(headers).get('idempotency-key');
    sent.push({ key, id: body ? JSON.parse(String(body)).id : undefined });
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
    await draftEmergencyPlan(ANY, KEY);
    await draftEvent(ANY, KEY);
    await draftRelease(ANY, KEY);
    await requestItem(ANY, KEY);
    await beginHold(ANY, KEY);
    await countShelter('park', ANY, KEY);
    await verifyShelter('park', 1, KEY);
    await noteHeard(ANY, KEY);
    await giveOpinion('plan-1', ANY, KEY);
    await actOnSpontaneous(1, ANY, KEY);
    expect(sent.map(({ key }) => key)).toEqual(Array(12).fill(KEY));
  });

  it('and is shown once carries it too', async () => {
    await createWall('大厅', '320200', KEY);
    await createFeed(new FormData(), KEY);
    await issueFeedKey('rain', KEY);
    await createReadKey(ANY, KEY);
    await createChannel(new FormData(), KEY);
    expect(sent.map(({ key }) => key)).toEqual(Array(5).fill(KEY));
  });

  it('and two files of one table, each of its own button, are journalled as two', async () => {
    chooseExportUse('planning');
    const told = { table: 'hazards', rows: 3, filter: '' } as const;
    await journalExport(told, KEY);
    await journalExport(told, OTHER_KEY);
    expect(sent.map(({ key }) => key)).toEqual([KEY, OTHER_KEY]);
  });
});
