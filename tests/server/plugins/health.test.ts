import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseHealth } from '../../../server/database/database.ts';
import { registerHealth } from '../../../server/plugins/health.ts';
import type { Services } from '../../../server/services.ts';
import { testClock } from '../../support/test-clock.ts';

let app: FastifyInstance;
afterEach(() => app.close());

/** A server whose database is in that state and whose silence watch last ran at its start. */
const serverWith = (health: DatabaseHealth) => {
  const clock = testClock();
  let asked = 0;
  let evaluatedAt = clock.monotonic();
  const database = {
    health: async () => {
      asked += 1;
      return health;
    },
  };
  const telemetry = { evaluatedAt: () => evaluatedAt };
  app = Fastify();
  registerHealth(app, { clock, database, telemetry } as unknown as Services);
  return {
    clock,
    timesAsked: () => asked,
    evaluate: () => {
      evaluatedAt = clock.monotonic();
    },
    look: async () => {
      const answer = await app.inject('/healthz');
      return [answer.statusCode, answer.json()];
    },
  };
};

const OK = [200, { status: 'ok' }];
const DEGRADED = [503, { status: 'degraded' }];

describe('health', () => {
  it('is ok while the database answers and risk is evaluated', async () => {
    expect(await serverWith('ok').look()).toEqual(OK);
  });

  it('is degraded while the database does not answer', async () => {
    expect(await serverWith('degraded').look()).toEqual(DEGRADED);
  });

  it('is degraded once nothing was evaluated for fifteen seconds (FAULTS.md F14)', async () => {
    const server = serverWith('ok');
    server.clock.advance(15_000);
    expect(await server.look()).toEqual(OK);
    server.clock.advance(1_000);
    expect(await server.look()).toEqual(DEGRADED);
    server.evaluate();
    expect(await server.look()).toEqual(OK);
  });

  it.each([-8, 8])('is told by no wall clock: one set by %i h', async (hours) => {
    const server = serverWith('ok');
    server.clock.set(server.clock.now() + hours * 3_600_000);
    expect(await server.look()).toEqual(OK);
    server.clock.advance(16_000);
    expect(await server.look()).toEqual(DEGRADED);
  });

  it('asks the database once for many who ask', async () => {
    const server = serverWith('ok');
    await Promise.all(Array.from({ length: 50 }, server.look));
    expect(server.timesAsked()).toBe(1);
  });
});
