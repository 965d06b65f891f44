import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScreen, until } from '../../support/screen.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

let two: TwoNodes;
beforeAll(async () => {
  two = await startTwoNodes();
}, 120_000);
afterAll(() => two?.close());

it('of two displays that open one wall on two nodes the newer stays (F36)', async () => {
  const [here, there] = two.nodes;
  const wall = await here!.as('wall');
  const stored = async () => {
    const { rows } = await here!.services.database.query<{ display: string | null }>(
      'SELECT display FROM session WHERE public_id = $1',
      [wall.session],
    );
    return rows[0]!.display;
  };
  const older = await openScreen(here!.baseUrl, wall);
  await expect.poll(stored).toBe(older.socket.id);
  const newer = await openScreen(there!.baseUrl, wall);
  await until('the older to close', () => !older.isOpen());
  expect(older.closings.map(({ reason }) => reason)).toEqual(['replaced']);
  expect(await stored()).toBe(newer.socket.id);
  expect(newer.isOpen()).toBe(true);
  newer.close();
});
