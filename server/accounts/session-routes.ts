import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Me } from '../../shared/model/account.ts';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { Session } from '../../shared/model/session.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { clearSessionCookie, setSessionCookie } from '../identity/cookies.ts';
import { identityRepository, type SessionRow } from '../identity/repository.ts';
import { PERSONS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import { SIGN_IN_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { signIn } from './sign-in.ts';

const SignIn = Type.Object(
  { account: Identifier, password: Type.String({ minLength: 1, maxLength: 200 }) },
  CLOSED,
);
const Nothing = Type.Null({ description: 'no body' });

const meOf = ({ id, name, role, area, scope, departments, demo, expiresAt }: Caller): Me => ({
  id,
  name,
  role,
  area,
  scope,
  departments: [...departments],
  demo,
  expiresAt,
});

const sessionOf = (row: SessionRow, caller: Caller): Session => ({
  id: row.public_id,
  account: row.account,
  wall: row.wall,
  unit: row.unit,
  createdAt: row.created_at,
  usedAt: row.used_at,
  expiresAt: row.expires_at,
  current: row.public_id === caller.session,
});

/** Ends a session in the table and the journal, then tells sockets. False when there is none such. */
const endSession = async (
  { database, journal, identity }: Services,
  caller: Caller,
  publicId: string,
  owner: string | null,
): Promise<boolean> => {
  const now = instant(identity.now());
  const ended = await database.transaction(async (transaction) => {
    const found = await identityRepository(transaction).end(publicId, owner, caller.scope, now);
    if (found === null) return false;
    await journal.append(transaction, [auditEntry('session.closed', actorOf(caller), publicId)]);
    return true;
  });
  if (ended) {
    identity.ended([publicId]);
    journal.announce();
  }
  return ended;
};

const signInRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/session',
    {
      config: { allow: 'public', rateLimit: SIGN_IN_LIMIT },
      schema: { body: SignIn, response: { 201: Me } },
    },
    async (request, reply) => {
      const { token, lastsMs } = await signIn(services, request.body);
      const caller = await services.identity.findCaller(token);
      if (!caller) throw problem(401, 'sign-in-refused', 'the account was disabled meanwhile');
      setSessionCookie(reply, services.config, 'person', token, lastsMs);
      return reply.status(201).send(meOf(caller));
    },
  );
  api.delete(
    '/api/session',
    { config: { allow: SCREENS }, schema: { response: { 204: Nothing } } },
    async ({ caller }, reply) => {
      await endSession(services, caller, caller.session as string, null);
      clearSessionCookie(reply, services.config, caller.kind === 'wall' ? 'wall' : 'person');
      return reply.status(204).send(null);
    },
  );
};

/** Signing in and out, who one is, and the list of one's open sessions (all, for an administrator). */
export const sessionRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const sessions = identityRepository(services.database);
  const ownerFor = (caller: Caller) => (caller.role === 'administrator' ? null : caller.id);
  signInRoutes(app, services);
  api.get(
    '/api/me',
    { config: { allow: SCREENS }, schema: { response: { 200: Me } } },
    async ({ caller }) => meOf(caller),
  );
  api.get(
    '/api/sessions',
    { config: { allow: PERSONS }, schema: { response: { 200: Type.Array(Session) } } },
    async ({ caller }) => {
      const rows = await sessions.list(
        ownerFor(caller),
        caller.scope,
        instant(services.identity.now()),
      );
      return rows.map((row) => sessionOf(row, caller));
    },
  );
  api.delete(
    '/api/sessions/:id',
    {
      config: { allow: PERSONS },
      schema: { params: Type.Object({ id: Identifier }), response: { 204: Nothing } },
    },
    async ({ caller, params }, reply) => {
      const ended = await endSession(services, caller, params.id, ownerFor(caller));
      if (!ended) throw problem(404, 'session-not-found', `there is no open session ${params.id}`);
      return reply.status(204).send(null);
    },
  );
};
