import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier, Instant, Nullable } from '../../shared/model/common.ts';
import { Feed, FeedStatus } from '../../shared/model/feed.ts';
import { RefusalReason } from '../../shared/model/reading.ts';
import { SCREENS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { createFeed, issueKey, revokeKey } from './manage.ts';
import { feedRepository } from './repository.ts';

const KEY_PREFIX = '^[0-9a-f]{12}$';
const IssuedKey = { key: Type.String(), prefix: Type.String({ pattern: KEY_PREFIX }) };
const MaybeInstant = Nullable(Instant);
const KeyList = Type.Array(
  Type.Object({
    prefix: Type.String(),
    createdAt: Instant,
    revokedAt: MaybeInstant,
    lastUsedAt: MaybeInstant,
  }),
);
const SET_ASIDE_LIMIT = 100;
const SetAsideList = Type.Array(
  Type.Object({
    receivedAt: Instant,
    reason: RefusalReason,
    reading: Type.Record(Type.String(), Type.Unknown()),
    aheadMs: Nullable(Type.Number(), {
      description: 'how far the clock of the sender was ahead of ours',
    }),
  }),
);
const FeedId = Type.Object({ id: Identifier });
/** A feed speaks for the whole city: a key of it is given by nobody else. */
const ADMINISTRATOR = { allow: ['administrator'], ofCity: true } as const;

const registerKeys = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/feeds/:id/keys',
    { config: ADMINISTRATOR, schema: { params: FeedId, response: { 200: KeyList } } },
    async ({ params }) => feedRepository(services.database).keys(params.id),
  );
  api.post(
    '/api/feeds/:id/keys',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: 'Give a feed a further key; it is shown this once',
        params: FeedId,
        headers: ActHeaders,
        response: { 201: Type.Object(IssuedKey) },
      },
    },
    async ({ caller, params }, reply) =>
      reply.status(201).send(await issueKey(services, caller, params.id)),
  );
  api.delete(
    '/api/feeds/:id/keys/:prefix',
    {
      config: ADMINISTRATOR,
      schema: {
        params: Type.Object({ id: Identifier, prefix: Type.String({ pattern: KEY_PREFIX }) }),
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, params }, reply) => {
      await revokeKey(services, caller, params.id, params.prefix);
      return reply.status(204).send(null);
    },
  );
};

/** Feeds: how each keeps its contract, and for administrators their register and keys. */
export const feedRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/feeds',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Feeds: last seen, late streams, refused readings by reason',
        response: { 200: Type.Array(FeedStatus) },
      },
    },
    async () => feedRepository(services.database).feedStatuses(services.clock.now()),
  );
  api.post(
    '/api/feeds',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: 'Register a feed; its key is shown this once',
        headers: ActHeaders,
        body: Feed,
        response: { 201: Type.Object({ ...Feed.properties, ...IssuedKey }) },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createFeed(services, caller, body)),
  );
  api.get(
    '/api/feeds/:id/set-aside',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: `The last ${SET_ASIDE_LIMIT} readings set aside for a wrong clock or place`,
        params: FeedId,
        response: { 200: SetAsideList },
      },
    },
    async ({ params }) => feedRepository(services.database).setAside(params.id, SET_ASIDE_LIMIT),
  );
  registerKeys(app, services);
};
