import { beforeEach, describe, expect, it } from 'vitest';
import { DatabaseFull, DatabaseUnavailable } from '../../server/database/errors.ts';
import { createLogger } from '../../server/logger.ts';

let lines: string[];
beforeEach(() => {
  lines = [];
});
const logger = () => createLogger({ logLevel: 'info' }, { write: (line) => lines.push(line) });
const written = () => JSON.parse(lines[0]!) as { err: { message: string; stack?: string } };

describe('the log', () => {
  it('says what is in the way of the database, without the way there', () => {
    const cause = new Error('connect ECONNREFUSED');
    logger().error({ err: new DatabaseUnavailable('no connection', { cause }) }, 'failed');
    expect(written().err).toEqual({ type: 'DatabaseUnavailable', message: 'no connection' });
  });

  it('says of a full disk in short, and once a minute from each place', () => {
    let now = 0;
    const log = createLogger(
      { logLevel: 'info' },
      { write: (line) => lines.push(line) },
      () => now,
    );
    const fail = (from: string) =>
      log.child({ index: 1 }).error({ err: new DatabaseFull('full') }, from);
    for (; now < 120_000; now += 100) {
      fail('a request');
      fail('a message');
    }
    expect(written().err).toEqual({ type: 'DatabaseFull', message: 'full' });
    expect(lines).toHaveLength(4);
    log.error({ err: new Error('a fault of ours') }, 'a request');
    expect(lines).toHaveLength(5);
  });

  it('says of everything else where it was thrown', () => {
    logger().error({ err: new Error('a fault of ours') }, 'failed');
    expect(written().err.stack).toContain('logger.test.ts');
  });

  it.each([
    { password: 'hunter2' },
    { feed: { key: 'hunter2' } },
    { request: { headers: { cookie: 'hunter2' } } },
  ])('keeps a secret to itself: %j', (record) => {
    logger().info(record, 'said');
    expect(lines[0]).not.toContain('hunter2');
  });
});
