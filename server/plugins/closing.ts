import type { FastifyInstance } from 'fastify';

const LOOK_EVERY_MS = 100;

/**
 * While the server closes, it ends each connection as soon as nothing is under way on it. Node ends those
 * that are idle when it begins; one that was busy at that moment would be kept alive after its answer, and
 * the server would wait for its caller until its supervisor lost patience (FAULTS.md F51).
 */
export const registerClosing = (app: FastifyInstance): void => {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const timer = setInterval(() => app.server.closeIdleConnections(), LOOK_EVERY_MS);
    app.server.once('close', () => clearInterval(timer));
  });
};
