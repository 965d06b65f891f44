import { createHash, randomBytes } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  NewTip,
  Tip,
  TipActBody,
  TipQuestion,
  TipReceipt,
  TipStanding,
} from '../../shared/model/tip.ts';
import { instant } from '../clock.ts';
import { COORDINATORS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import { senderOf, TIP_LIMIT, TIP_QUESTION_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { tipRepository } from '../tips/repository.ts';
import { actOnTip, receiveTip, secondsUntilTaken, tipStanding } from './tip-acts.ts';

/**
 * Budgets are counted by a mark that follows from the address and a secret of this process: it is gone with
 * the process, and no address is kept anywhere. Requests of these routes are not logged.
 */
const unnamed = () => {
  const secret = randomBytes(32);
  return (request: { ip: string }) =>
    createHash('sha256').update(secret).update(senderOf(request)).digest('hex');
};

/** Tips about hidden dangers: given by anybody, asked about by receipt, looked into by the command. */
export const tipRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const keyGenerator = unnamed();
  typed.post(
    '/api/tips',
    {
      config: { allow: 'public', rateLimit: { ...TIP_LIMIT, keyGenerator } },
      logLevel: 'error',
      schema: {
        summary: 'Tell of a hidden danger without saying who one is; the answer is a receipt',
        body: NewTip,
        response: { 201: TipReceipt },
      },
    },
    async ({ body }, reply) => {
      const wait = await secondsUntilTaken(services, body);
      if (wait > 0) {
        reply.header('retry-after', wait);
        throw problem(429, 'too-many-tips', `too many tips came within an hour; try in ${wait} s`);
      }
      return reply.status(201).send(await receiveTip(services, body));
    },
  );
  typed.post(
    '/api/tips/state',
    {
      config: { allow: 'public', rateLimit: { ...TIP_QUESTION_LIMIT, keyGenerator } },
      logLevel: 'error',
      schema: {
        summary: 'What became of the tip with this receipt',
        body: TipQuestion,
        response: { 200: TipStanding },
      },
    },
    async ({ body }) => tipStanding(services.database, body.receipt),
  );
  typed.get(
    '/api/tips',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Tips of the area, open ones first; at most 500',
        response: { 200: Type.Object({ tips: Type.Array(Tip) }) },
      },
    },
    async ({ caller }) => ({
      tips: await tipRepository(services.database).all(caller.scope, instant(services.clock.now())),
    }),
  );
  typed.post(
    '/api/tips/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Look into a tip, make a hidden danger of it, or close it with a reason',
        params: Type.Object({ id: Identifier }),
        body: TipActBody,
        response: { 200: Tip },
      },
    },
    async ({ caller, params, body }) => actOnTip(services, caller, params.id, body),
  );
};
