import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { ThresholdChange, ThresholdName, ThresholdVersion } from '../../shared/model/threshold.ts';
import { PERSONS, SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { recordThreshold } from './record.ts';
import { thresholdRepository } from './repository.ts';

const Named = Type.Object({ name: ThresholdName });
const Versions = Type.Object({ thresholds: Type.Array(ThresholdVersion) });

/** Numbers that decide when somebody must act: read by everybody, changed by an administrator. */
export const thresholdRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const { database } = services;
  typed.get(
    '/api/thresholds',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Inspection cycles and escalation times in force, each with its source',
        response: { 200: Versions },
      },
    },
    async () => ({ thresholds: await thresholdRepository(database).all() }),
  );
  typed.get(
    '/api/thresholds/:name/versions',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every version of one name, newest first',
        params: Named,
        response: { 200: Versions },
      },
    },
    async ({ params }) => ({
      thresholds: await thresholdRepository(database).history(params.name),
    }),
  );
  typed.put(
    '/api/thresholds/:name',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Record a further version, in force at once',
        params: Named,
        body: ThresholdChange,
        response: { 200: ThresholdVersion },
      },
    },
    async ({ caller, params, body }) => recordThreshold(services, caller, params.name, body),
  );
};
