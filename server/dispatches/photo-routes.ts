import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { MOST_PHOTO_BYTES, Photo, UnitPhoto } from '../../shared/model/photo.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS } from '../identity/who.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { addPhoto } from './add-photo.ts';
import { photoRepository } from './photo-repository.ts';

/** What a team saw is for those who command it: no wall, and nobody who only reads figures. */
const COMMAND = { allow: COORDINATORS } as const;
const JPEG = 'image/jpeg';
const OfOne = Type.Object({ id: Identifier });
const OfPicture = Type.Object({ id: Identifier, size: Type.Enum(['picture', 'thumbnail']) });

async function photosOf({ database }: Services, caller: Caller, id: string): Promise<Photo[]> {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (incident) return photoRepository(database).ofIncident(id, caller.scope);
  throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
}

/** JPEG and nothing else reaches it. */
const sendRoute = (app: FastifyInstance, services: Services): void => {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(JPEG, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/api/unit/photos',
      {
        config: { allow: ['unit'] },
        bodyLimit: MOST_PHOTO_BYTES,
        schema: {
          summary: 'A photo of the scene (image/jpeg); encoded anew, so that only pixels are kept',
          querystring: UnitPhoto,
          headers: NeededActHeaders,
          response: { 204: Type.Null({ description: 'no body' }) },
        },
      },
      async ({ caller, query, headers, body }, reply) => {
        if (!(body instanceof Uint8Array)) {
          throw problem(422, 'photo-unreadable', 'body: expected a JPEG photo, got nothing');
        }
        const key = headers['idempotency-key'];
        await addPhoto(services, caller, query, { bytes: new Uint8Array(body), key });
        return reply.status(204).send(null);
      },
    );
  });
};

/** Photos that units took at incidents (art. 20): sent by their pages, seen by the desks that command them. */
export const photoRoutes = (app: FastifyInstance, services: Services): void => {
  sendRoute(app, services);
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents/:id/photos',
    {
      config: COMMAND,
      schema: {
        summary: 'Photos of an incident, newest first; their pictures are asked for by id',
        params: OfOne,
        response: { 200: Type.Object({ photos: Type.Array(Photo) }) },
      },
    },
    async ({ caller, params }) => ({ photos: await photosOf(services, caller, params.id) }),
  );
  api.get(
    '/api/photos/:id/:size',
    {
      config: COMMAND,
      schema: { summary: 'A photo as image/jpeg: whole, or small', params: OfPicture },
    },
    async ({ caller, params: { id, size } }, reply) => {
      const bytes = await photoRepository(services.database).bytesOf(id, size, caller.scope);
      if (bytes === undefined) {
        throw problem(404, 'photo-not-found', `there is no photo ${id} in your area`);
      }
      if (bytes === null) throw problem(410, 'photo-deleted', `photo: ${id} was deleted`);
      return reply.type(JPEG).header('content-disposition', 'inline').send(Buffer.from(bytes));
    },
  );
};
