import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Instant } from '../../shared/model/common.ts';
import { alarmFigures } from '../../shared/risk/alarm-figures.ts';
import { AlarmFigures } from '../../shared/wire/alarm-figures.ts';
import type { Queryable } from '../database/database.ts';
import { PERSONS } from '../identity/who.ts';
import { journalRepository } from '../journal/repository.ts';
import { type Span as AskedSpan, askedSpan } from '../plugins/asked-span.ts';
import type { Services } from '../services.ts';

const Span = Type.Object({ from: Type.Optional(Instant), to: Type.Optional(Instant) }, CLOSED);

/** What was before the journal began is not known: a quiet time is told of none of it. */
async function knownPart(database: Queryable, { from, to }: AskedSpan): Promise<AskedSpan> {
  const beginning = await journalRepository(database).beginning();
  const known = beginning === null ? to : Date.parse(beginning);
  return { from: Math.min(to, Math.max(from, known)), to };
}

/** `GET /api/alarms/figures`: whether the alarms can be borne by those who answer for them. */
export const alarmFigureRoutes = (
  app: FastifyInstance,
  { database, clock }: Pick<Services, 'database' | 'clock'>,
): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/alarms/figures',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'How often alarms rose in a span of time, and whether that can be borne',
        querystring: Span,
        response: { 200: AlarmFigures },
      },
    },
    async ({ caller, query }) => {
      const span = await knownPart(database, askedSpan(query, clock.now()));
      return alarmFigures(await journalRepository(database).risings(span, caller.scope), span);
    },
  );
};
