import type { Scope } from '../../shared/model/account.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { COMPARED_METRICS, EARLIER_MS, type Earlier } from '../../shared/wire/earlier.ts';
import { instant } from '../clock.ts';
import { journalRepository } from '../journal/repository.ts';
import type { Services } from '../services.ts';
import { earlierRepository } from './earlier-repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;

/**
 * In its first minutes a platform knows nothing, and each stream that speaks makes it better known: to go dark later is no
 * improvement on that. As long as the slowest feeds of the demonstration take to speak [D].
 */
const SETTLED_MS = 5 * MINUTE_MS;

/**
 * How it was ten minutes ago in a scope. Without it a screen that was just opened could only compare with
 * its own first moment, and would call a storm that is at its height steady.
 */
export const readEarlier = async ({ database, clock }: Parts, scope: Scope): Promise<Earlier> => {
  const now = clock.now();
  return database.transaction(async (view) => {
    await view.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const earlier = earlierRepository(view);
    const beginning = await journalRepository(view).beginning();
    const settled = beginning === null ? now : Date.parse(beginning) + SETTLED_MS;
    const moment = Math.min(now, Math.max(now - EARLIER_MS, settled));
    const at = instant(moment);
    const grids = await earlier.conditions('grids', at, scope);
    const streams = await earlier.conditions('streams', at, scope);
    const values = await earlier.values(at, COMPARED_METRICS, scope);
    return {
      at,
      alarms: await earlier.alarms(at, scope),
      grids: grids.map(({ id, condition }) => [id, condition]),
      streams: streams.map(({ id, condition }) => [Number(id), condition]),
      values: values.map(({ number, value }) => [number, value]),
    };
  });
};
