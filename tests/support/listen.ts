import type { FastifyInstance } from 'fastify';
import type { Config } from '../../server/config.ts';

/** Below the ports the system gives away by itself, so that hardly anybody else holds one. */
const FIRST_PORT = 21_000;

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/**
 * Listens where the servers of this worker listened before, if SAME_PORT is set and nobody else does: the browser keeps
 * what it loaded and compiled by its address, port and all. Resolves with the address.
 */
export async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  if (process.env.SAME_PORT === undefined) return app.listen({ host, port });
  try {
    return await app.listen({ host, port: FIRST_PORT + Number(process.env.VITEST_POOL_ID) });
  } catch (error) {
    if (isTaken(error)) return app.listen({ host, port });
    throw error;
  }
}
