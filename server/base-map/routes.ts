import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BaseMap } from '../../shared/model/base-map.ts';
import { SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';

/** Which base map to draw. Its hosts are those the content security policy opens, and no others. */
export const baseMapRoutes = (app: FastifyInstance, { config }: Services): void => {
  const { mapStyleUrl: styleUrl, tiandituKey, approvalNumber } = config;
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/base-map',
    {
      config: { allow: SCREENS },
      schema: { summary: 'The configured base map', response: { 200: BaseMap } },
    },
    async () => ({ styleUrl, tiandituKey, approvalNumber }),
  );
};
