import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { IncidentKind } from '../../shared/model/incident.ts';
import { CardGrade, RunCard, RunCardChange } from '../../shared/model/run-card.ts';
import { PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { recordCard } from './record.ts';
import { runCardRepository } from './repository.ts';

const READERS = { allow: PERSONS } as const;
const Of = Type.Object({ kind: IncidentKind, grade: CardGrade });
const Cards = Type.Object({ cards: Type.Array(RunCard) });

/** Run cards: what goes to an incident of a kind and grade at first, by versions (arts 9, 20). */
export const runCardRoutes = (app: FastifyInstance, services: Services): void => {
  const cards = runCardRepository(services.database);
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/run-cards',
    {
      config: READERS,
      schema: { summary: 'Cards that differ from those shipped', response: { 200: Cards } },
    },
    async () => ({ cards: await cards.newest() }),
  );
  api.get(
    '/api/run-cards/:kind/:grade',
    {
      config: READERS,
      schema: { summary: 'All versions, newest first', params: Of, response: { 200: Cards } },
    },
    async ({ params }) => ({ cards: await cards.versions(params) }),
  );
  api.put(
    '/api/run-cards/:kind/:grade',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Record a further version of a run card',
        params: Of,
        body: RunCardChange,
        response: { 200: RunCard },
      },
    },
    async ({ caller, params, body }) => recordCard(services, caller, params, body),
  );
};
