import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { ShapeExport } from '../../shared/wire/interchange.ts';
import { ANALYSTS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { exportShapes } from './export.ts';

/** `POST /api/shape-exports`: a collection as a file of a GIS program. */
export const shapeExportRoutes = (app: FastifyInstance, services: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/shape-exports',
    {
      config: { allow: ANALYSTS, canWait: true },
      schema: {
        summary:
          'Grids in force at a time, areas, published hazards or shelters as a file, journalled',
        body: ShapeExport,
        response: { 200: Type.Unknown({ description: 'the file' }) },
      },
    },
    async ({ caller, body }, reply) => {
      const { name, type, bytes } = await exportShapes(services, caller, body);
      reply.header('content-disposition', `attachment; filename="${name}"`).type(type);
      return reply.send(bytes);
    },
  );
};
