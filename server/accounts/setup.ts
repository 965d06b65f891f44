import { timingSafeEqual } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Password } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import { CLOSED } from '../../shared/model/common.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { setSessionCookie } from '../identity/cookies.ts';
import { openAccountSession } from '../identity/journalled-session.ts';
import { hashOf, newToken } from '../identity/tokens.ts';
import { problem } from '../plugins/errors.ts';
import { SETUP_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { checkNewPassword, hashPassword } from './passwords.ts';
import { accountRepository } from './repository.ts';

/** The first administrator's account. */
const FIRST_ADMINISTRATOR = 'admin';

const Setup = Type.Object(
  { token: Type.String({ minLength: 8, maxLength: 100 }), password: Password },
  CLOSED,
);

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/**
 * Gives `admin` a password, creating the account where there is none.
 * @param how what the journal says: by the environment or by the one-time link
 */
export const setFirstAdministrator = async (
  { database, journal, identity }: Parts,
  password: string,
  how: 'environment' | 'link',
): Promise<void> => {
  checkNewPassword(FIRST_ADMINISTRATOR, password);
  const passwordHash = await hashPassword(password);
  const now = instant(identity.now());
  const account = {
    id: FIRST_ADMINISTRATOR,
    name: '管理员',
    role: 'administrator' as const,
    area: CITY_CODE,
    demo: false,
  };
  await database.transaction(async (transaction) => {
    const accounts = accountRepository(transaction);
    const isNew = await accounts.insert(account, passwordHash, now);
    if (!isNew) await accounts.update(account.id, { passwordHash, disabled: false }, now);
    const kind = isNew ? 'account.created' : 'account.changed';
    await journal.append(transaction, [auditEntry(kind, 'system', account.id, { how })]);
  });
  journal.announce();
};

/** The one-time link's secret: kept hashed and in memory only, so it dies with the process. */
export type SetupLink = { token: string; redeem(token: string): boolean };

export const createSetupLink = (): SetupLink => {
  const token = newToken();
  let hash: Buffer | null = Buffer.from(hashOf(token));
  return {
    token,
    redeem(given) {
      const fits = hash !== null && timingSafeEqual(hash, Buffer.from(hashOf(given)));
      if (fits) hash = null;
      return fits;
    },
  };
};

/** `POST /api/setup`: whoever holds the link sets the first administrator's password, once. */
export const setupRoutes = (
  app: FastifyInstance,
  services: Services,
  link: SetupLink | null,
): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/setup',
    {
      config: { allow: 'public', rateLimit: SETUP_LIMIT },
      schema: { body: Setup, response: { 204: Type.Null({ description: 'signed in as admin' }) } },
    },
    async ({ body }, reply) => {
      checkNewPassword(FIRST_ADMINISTRATOR, body.password);
      if (!link?.redeem(body.token)) {
        throw problem(403, 'setup-link-invalid', 'this link was used, or the server was restarted');
      }
      await setFirstAdministrator(services, body.password, 'link');
      const { token, lastsMs } = await openAccountSession(services, FIRST_ADMINISTRATOR, 'setup');
      setSessionCookie(reply, services.config, 'person', token, lastsMs);
      return reply.status(204).send(null);
    },
  );
};
