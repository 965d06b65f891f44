import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { CLOSED } from '../../shared/model/common.ts';
import { MAX_BATCH, RefusalReason } from '../../shared/model/reading.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { QueueFull, ShareFull } from './batcher.ts';
import { UnknownFeed } from './service.ts';

/** FAULTS.md S21. */
const BODY_LIMIT_BYTES = 1_048_576;
const RETRY_AFTER_SECONDS = 1;

/** Only the envelope: an item is judged by itself, so that a bad one does not cost the good ones. */
const Batch = Type.Object(
  { readings: Type.Array(Type.Unknown(), { maxItems: MAX_BATCH }) },
  CLOSED,
);

const BatchAnswer = Type.Object(
  {
    accepted: Type.Integer(),
    duplicate: Type.Integer(),
    refused: Type.Array(
      Type.Object(
        {
          index: Type.Integer({ description: 'Place of the item in `readings`, from 0' }),
          reason: RefusalReason,
          field: Type.Optional(Type.String()),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);

const refusalOf = (error: unknown, reply: FastifyReply): unknown => {
  if (error instanceof ShareFull) {
    reply.header('retry-after', RETRY_AFTER_SECONDS);
    return problem(429, 'share-full', 'too much of this feed is waiting; send this batch again');
  }
  if (error instanceof QueueFull) {
    reply.header('retry-after', RETRY_AFTER_SECONDS);
    return problem(503, 'queue-full', 'too many readings are waiting; send this batch again');
  }
  if (error instanceof UnknownFeed) {
    return problem(403, 'unknown-feed', 'the feed of this key is not in the register');
  }
  return error;
};

/** `POST /api/readings`: answered once everything accepted is committed. */
export const readingRoutes = (app: FastifyInstance, { telemetry }: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/readings',
    {
      config: { allow: ['feed'], checksText: true, canWait: true },
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Send readings',
        description: `At most ${MAX_BATCH}. Sending a batch again is safe.`,
        body: Batch,
        response: { 200: BatchAnswer },
      },
    },
    async ({ caller, body }, reply) => {
      try {
        return await telemetry.accept(caller.id, body.readings);
      } catch (error) {
        throw refusalOf(error, reply);
      }
    },
  );
};
