import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Scope } from '../../shared/model/account.ts';
import { CLOSED } from '../../shared/model/common.ts';
import { Registers } from '../../shared/wire/situation.ts';
import {
  type Compressed,
  compressThoroughly,
  FOR_EVER,
  sendCompressed,
} from '../answers/compressed.ts';
import { sharedAnswers } from '../answers/shared-answers.ts';
import { SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { readRegisters } from './read-registers.ts';
import { registerRepository, type Versions } from './repository.ts';

const RegistersQuery = Type.Object(
  { revision: Type.Optional(Type.String({ maxLength: 120 })) },
  CLOSED,
);

type Answer = { revision: string; body: Compressed };

/** An answer is kept for as long as it is true; its version says whether it is. */
const WHILE_TRUE_MS = Number.POSITIVE_INFINITY;

const slotOf = ({ county, town }: Scope): string => `${county}:${town}`;

/** Registers by scope: read and compressed once a revision, however many ask. */
const registersReader = (services: Services) => {
  const { clock, database, journal } = services;
  const versions = sharedAnswers<Versions>(clock.monotonic, WHILE_TRUE_MS);
  const answers = sharedAnswers<Answer>(clock.monotonic, WHILE_TRUE_MS);
  return async (scope: Scope): Promise<Answer> => {
    const slot = slotOf(scope);
    const head = String(journal.head());
    const { registersRevision } = await versions(slot, head, () =>
      registerRepository(database).versions(scope),
    );
    return answers(slot, registersRevision, async () => {
      const registers = await readRegisters(services, scope);
      return { revision: registers.revision, body: await compressThoroughly(registers) };
    });
  };
};

/** `GET /api/registers?revision=R`: the present ones, to be kept for ever when they are those asked for. */
export const registersRoutes = (app: FastifyInstance, services: Services): void => {
  const read = registersReader(services);
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/registers',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Everything that changes by an act of a person, in the asker’s area',
        querystring: RegistersQuery,
        response: { 200: Registers },
      },
    },
    async (request, reply) => {
      const { revision, body } = await read(request.caller.scope);
      const isAsked = request.query.revision === revision;
      reply.header('cache-control', isAsked ? FOR_EVER : 'no-store');
      return sendCompressed(request, reply, body);
    },
  );
};
