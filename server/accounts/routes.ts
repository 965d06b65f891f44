import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Account, Departments, Password, PERSON_ROLES } from '../../shared/model/account.ts';
import { AreaCode } from '../../shared/model/area.ts';
import { CLOSED, Identifier, Name } from '../../shared/model/common.ts';
import { PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { changeAccount, createAccount } from './manage.ts';
import { accountRepository } from './repository.ts';

const PersonRole = Type.Enum([...PERSON_ROLES]);

const NewAccount = Type.Object(
  {
    id: Identifier,
    name: Name,
    role: PersonRole,
    area: AreaCode,
    departments: Type.Optional(Departments),
    password: Password,
  },
  CLOSED,
);

const AccountChange = Type.Partial(
  Type.Object({
    name: Name,
    role: PersonRole,
    area: AreaCode,
    departments: Departments,
    disabled: Type.Boolean(),
    password: Password,
  }),
  { ...CLOSED, minProperties: 1 },
);

/** What an account is called: files and the journal say who acted by its id. */
const AccountName = Type.Object({ id: Identifier, name: Name });

/** Accounts of people, for administrators, within their own area; their names for everybody who reads files. */
export const accountRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const config = { allow: ['administrator'] } as const;
  api.get(
    '/api/accounts',
    { config, schema: { response: { 200: Type.Array(Account) } } },
    async ({ caller }) => accountRepository(services.database).list(caller.scope),
  );
  api.get(
    '/api/account-names',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What the accounts of acts are called, those that are disabled too',
        response: { 200: Type.Object({ names: Type.Array(AccountName) }) },
      },
    },
    async () => ({ names: await accountRepository(services.database).names() }),
  );
  api.post(
    '/api/accounts',
    { config, schema: { body: NewAccount, response: { 201: Account } } },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createAccount(services, caller, body)),
  );
  api.patch(
    '/api/accounts/:id',
    {
      config,
      schema: {
        params: Type.Object({ id: Identifier }),
        body: AccountChange,
        response: { 200: Account },
      },
    },
    async ({ caller, params, body }) => changeAccount(services, caller, params.id, body),
  );
};
