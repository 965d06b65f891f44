import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { AreaCode } from '../../shared/model/area.ts';
import { CLOSED, Identifier, Instant, Name } from '../../shared/model/common.ts';
import { Wall, WallDirection } from '../../shared/model/wall.ts';
import { setSessionCookie } from '../identity/cookies.ts';
import { COORDINATORS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { PAIRING_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { createWall, directWall, pairAgain, revokeWall } from './manage.ts';
import { pairWall } from './pair.ts';
import { wallRepository } from './repository.ts';

const NewWall = Type.Object({ name: Name, area: AreaCode }, CLOSED);
const Pairing = Type.Object({ code: Type.String(), expiresAt: Instant }, CLOSED);
const Created = Type.Object({ wall: Wall, pairing: Pairing }, CLOSED);
const Code = Type.Object({ code: Type.String({ minLength: 8, maxLength: 20 }) }, CLOSED);
const Direction = Type.Omit(WallDirection, ['startedAt'], CLOSED);
const ById = Type.Object({ id: Identifier });
const Nothing = Type.Null({ description: 'no body' });

const ADMINISTRATOR = { allow: ['administrator'] } as const;
const DIRECTORS = { allow: COORDINATORS } as const;

const pairingRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/walls/:id/pairing-code',
    { config: ADMINISTRATOR, schema: { params: ById, response: { 201: Pairing } } },
    async ({ caller, params }, reply) =>
      reply.status(201).send(await pairAgain(services, caller, params.id)),
  );
  api.post(
    '/api/walls/pair',
    {
      config: { allow: 'public', rateLimit: PAIRING_LIMIT },
      schema: { body: Code, response: { 204: Nothing } },
    },
    async ({ body }, reply) => {
      const { token, lastsMs } = await pairWall(services, body.code);
      setSessionCookie(reply, services.config, 'wall', token, lastsMs);
      return reply.status(204).send(null);
    },
  );
};

/** Unattended displays: made and revoked by an administrator, directed by a coordinator too. */
export const wallRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  pairingRoutes(app, services);
  api.get(
    '/api/walls',
    { config: DIRECTORS, schema: { response: { 200: Type.Array(Wall) } } },
    async ({ caller }) => wallRepository(services.database).list(caller.scope),
  );
  api.post(
    '/api/walls',
    {
      config: ADMINISTRATOR,
      schema: { headers: ActHeaders, body: NewWall, response: { 201: Created } },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createWall(services, caller, body)),
  );
  api.put(
    '/api/walls/:id/direction',
    { config: DIRECTORS, schema: { params: ById, body: Direction, response: { 200: Wall } } },
    async ({ caller, params, body }) => directWall(services, caller, params.id, body),
  );
  api.delete(
    '/api/walls/:id',
    { config: ADMINISTRATOR, schema: { params: ById, response: { 204: Nothing } } },
    async ({ caller, params }, reply) => {
      await revokeWall(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
};
