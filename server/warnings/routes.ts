import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { MOST_XML_BYTES } from '../../shared/cap/xml-tree.ts';
import { CLOSED, Nullable, RowNumberText } from '../../shared/model/common.ts';
import { Imported, Warning, WholeArea } from '../../shared/model/warning.ts';
import { actorOf } from '../identity/caller.ts';
import { COORDINATORS, PERSONS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { importCap } from './import.ts';
import { warningRepository } from './repository.ts';

const PAGE_LIMIT = 100;
/** As many as a page has, by number. */
const AreasQuery = Type.Object(
  { ids: Type.String({ pattern: `^\\d{1,15}(,\\d{1,15}){0,${PAGE_LIMIT - 1}}$` }) },
  CLOSED,
);
const WarningQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['current', 'all'])),
    before: Type.Optional(RowNumberText),
  },
  CLOSED,
);
const WarningList = Type.Object({
  warnings: Type.Array(Warning),
  next: Nullable(Type.Integer(), {
    description: '`before` of the next page; null when there is none',
  }),
});

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text; anything but UTF-8 is refused, whatever it calls itself. */
function textOf(bytes: Buffer, contentType: string | undefined): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  if (charset.toLowerCase() !== 'utf-8') {
    throw problem(415, 'wrong-content-type', `charset: expected utf-8, got ${charset}`);
  }
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw problem(422, 'cap-refused', 'document: expected UTF-8');
  }
}

/** `POST /api/warnings`: XML and nothing else reaches it, JSON and nothing else every other route (S20). */
const importRoute = (app: FastifyInstance, services: Services): void => {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/xml',
      { parseAs: 'buffer', bodyLimit: MOST_XML_BYTES },
      (request, body, done) => {
        try {
          done(null, textOf(body as Buffer, request.headers['content-type']));
        } catch (error) {
          done(error as Error);
        }
      },
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/api/warnings',
      {
        // Whose area ends at a town's border must not end a warning that reaches beyond it.
        config: { allow: COORDINATORS, ofCity: true },
        bodyLimit: MOST_XML_BYTES,
        schema: {
          summary: 'Take an official warning as CAP 1.2 (application/xml, UTF-8)',
          body: Type.String({ minLength: 1 }),
          response: { 200: Imported },
        },
      },
      ({ caller, body }) => importCap(services, body, { actor: actorOf(caller), source: null }),
    );
  });
};

/** Official warnings: read by every desk in the areas they touch, brought by those who act. */
export const warningRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const warnings = warningRepository(services.database);
  importRoute(app, services);
  api.get(
    '/api/warnings',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Official warnings in force, or all there were page by page (state=all)',
        querystring: WarningQuery,
        response: { 200: WarningList },
      },
    },
    async ({ caller, query }) => {
      if (query.state !== 'all') {
        return { warnings: await warnings.current(caller.scope), next: null };
      }
      const before = query.before === undefined ? null : Number(query.before);
      const page = await warnings.page(caller.scope, { before, limit: PAGE_LIMIT });
      return { warnings: page, next: page.length === PAGE_LIMIT ? page.at(-1)!.id : null };
    },
  );
  api.get(
    '/api/warnings/areas',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The whole areas of official warnings, which lists tell in outline',
        querystring: AreasQuery,
        response: { 200: Type.Object({ areas: Type.Array(WholeArea) }) },
      },
    },
    async ({ caller, query }) => ({
      areas: await warnings.wholeAreas(query.ids.split(',').map(Number), caller.scope),
    }),
  );
  api.get(
    '/api/warnings/:id',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'One official warning, in force or not',
        params: Type.Object({ id: RowNumberText }),
        response: { 200: Warning },
      },
    },
    async ({ caller, params }) => {
      const warning = await warnings.byId(Number(params.id), caller.scope);
      if (warning) return warning;
      throw problem(404, 'warning-not-found', `there is no warning ${params.id} in your area`);
    },
  );
};
