import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { ImportAnswer, ImportRequest, LONGEST_IMPORT_BYTES } from '../../shared/wire/import.ts';
import { ANALYSTS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { previewImport, takeImport } from './take.ts';

/** Rows of a file into a register: looked at first, then taken. */
export const importRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const common = { bodyLimit: LONGEST_IMPORT_BYTES, config: { allow: ANALYSTS } };
  typed.post(
    '/api/imports/preview',
    {
      ...common,
      config: { ...common.config, canWait: true },
      schema: {
        summary: 'What a file would bring into a register, and what stands against which row',
        body: ImportRequest,
        response: { 200: ImportAnswer },
      },
    },
    async ({ caller, body }) => previewImport(services, caller, body),
  );
  typed.post(
    '/api/imports',
    {
      ...common,
      schema: {
        summary: 'Take the good rows of a file into a register; the others stay with their reasons',
        body: ImportRequest,
        response: { 200: ImportAnswer },
      },
    },
    async ({ caller, body }) => takeImport(services, caller, body),
  );
};
