import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { ALL_COLLECTIONS, type Collection } from './collections.ts';
import { htmlPage } from './html.ts';
import { baseOf, HTML } from './links.ts';
import * as pages from './pages.ts';
import { bboxOf, cursorOf, ItemsQuery, keyOf, limitOf, PageQuery, spanOf } from './questions.ts';
import { ogcRepository } from './repository.ts';

const READERS = { allow: ['reader', 'analyst', 'administrator'] } as const;
const OfCollection = Type.Object({ collectionId: Type.String({ maxLength: 64 }) });
const OfFeature = Type.Object({
  collectionId: Type.String({ maxLength: 64 }),
  featureId: Type.String({ maxLength: 120 }),
});
/** Pages are GeoJSON or HTML; their form is that of the standard. */
const answers = { 200: Type.Unknown({ description: 'OGC API – Features Part 1: JSON or HTML' }) };

/** By `f`, else by what the caller would rather read. */
const wantsHtml = ({ query, headers }: FastifyRequest): boolean => {
  const { f } = query as { f?: string };
  if (f !== undefined) return f === 'html';
  const accept = headers.accept ?? '';
  return accept.includes('text/html') && !/json/.test(accept);
};

const send = (reply: FastifyReply, { json, html, type }: pages.Page, isHtml: boolean) => {
  reply.header('cache-control', 'no-store');
  reply.serializer((payload: unknown) => payload as string);
  return isHtml
    ? reply.type(`${HTML}; charset=utf-8`).send(htmlPage(html))
    : reply.type(type).send(JSON.stringify(json));
};

const visibleTo = ({ collections }: Caller): readonly Collection[] =>
  ALL_COLLECTIONS.filter(({ id }) => collections === undefined || collections.includes(id));

/** @throws Problem 404 also where there is such a collection but not for this key */
function collectionOf(caller: Caller, id: string): Collection {
  const found = visibleTo(caller).find((collection) => collection.id === id);
  if (!found) throw problem(404, 'collection-not-found', `there is no collection ${id} for you`);
  return found;
}

async function itemsOf(
  { database, clock }: Services,
  caller: Caller,
  collection: Collection,
  query: ItemsQuery,
) {
  const at = instant(clock.now());
  const limit = limitOf(query.limit);
  const asked = { scope: caller.scope, bbox: bboxOf(query.bbox), span: spanOf(query.datetime, at) };
  const repository = ogcRepository(database);
  const found = await repository.page(collection.id, {
    ...asked,
    after: keyOf(query.after),
    limit: limit + 1,
  });
  const features = found.slice(0, limit);
  const { f: _f, after: _after, ...same } = query;
  const path = (more: Record<string, string>) => {
    const words = new URLSearchParams({ ...same, limit: String(limit), ...more });
    return `/ogc/collections/${collection.id}/items?${words}`;
  };
  // Further pages are of the moment of the first: a plan that takes effect in between would leave a gap or an overlap.
  const asOf: Record<string, string> =
    collection.isTimed && query.datetime === undefined ? { datetime: at } : {};
  return {
    ...{ collection, features, at, matched: await repository.count(collection.id, asked) },
    path: path(query.after ? { after: query.after } : {}),
    next: found.length > limit ? path({ ...asOf, after: cursorOf(features.at(-1)!.key) }) : null,
  };
}

/** The standard's exceptions have `code` and `description`; ours stand beside them. */
const withException = async (_request: FastifyRequest, _reply: FastifyReply, payload: unknown) => {
  if (typeof payload !== 'object' || payload === null || !('error' in payload)) return payload;
  const { error, message } = payload as { error: string; message?: string };
  return { ...payload, code: error, description: message };
};

const describeRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const { config, database } = services;
  const schema = (summary: string) => ({ summary, querystring: PageQuery, response: answers });
  typed.get('/ogc', { config: READERS, schema: schema('Landing page') }, (request, reply) => {
    const isHtml = wantsHtml(request);
    return send(reply, pages.landingPage(baseOf(config, request), isHtml), isHtml);
  });
  typed.get(
    '/ogc/conformance',
    { config: READERS, schema: schema('Conformance classes') },
    (request, reply) => {
      const isHtml = wantsHtml(request);
      return send(reply, pages.conformancePage(baseOf(config, request), isHtml), isHtml);
    },
  );
  typed.get(
    '/ogc/collections',
    { config: READERS, schema: schema('Collections') },
    async (request, reply) => {
      const isHtml = wantsHtml(request);
      const bounds = await ogcRepository(database).extent();
      const page = pages.collectionsPage(
        baseOf(config, request),
        isHtml,
        visibleTo(request.caller),
        bounds,
      );
      return send(reply, page, isHtml);
    },
  );
  typed.get(
    '/ogc/collections/:collectionId',
    { config: READERS, schema: { ...schema('One collection'), params: OfCollection } },
    async (request, reply) => {
      const isHtml = wantsHtml(request);
      const collection = collectionOf(request.caller, request.params.collectionId);
      const bounds = await ogcRepository(database).extent();
      return send(
        reply,
        pages.collectionPage(baseOf(config, request), isHtml, collection, bounds),
        isHtml,
      );
    },
  );
};

const itemRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const { config, database, clock } = services;
  typed.get(
    '/ogc/collections/:collectionId/items',
    {
      config: READERS,
      schema: {
        summary: 'Features of a collection, page by page',
        params: OfCollection,
        querystring: ItemsQuery,
        response: answers,
      },
    },
    async (request, reply) => {
      const isHtml = wantsHtml(request);
      const collection = collectionOf(request.caller, request.params.collectionId);
      const items = await itemsOf(services, request.caller, collection, request.query);
      return send(reply, pages.itemsPage(baseOf(config, request), isHtml, items), isHtml);
    },
  );
  typed.get(
    '/ogc/collections/:collectionId/items/:featureId',
    {
      config: READERS,
      schema: {
        summary: 'One feature',
        params: OfFeature,
        querystring: PageQuery,
        response: answers,
      },
    },
    async (request, reply) => {
      const isHtml = wantsHtml(request);
      const { caller, params } = request;
      const collection = collectionOf(caller, params.collectionId);
      // A version of before is found by its id, which has its first day in it.
      const always = params.featureId.includes('@')
        ? { from: null, to: null }
        : spanOf(undefined, instant(clock.now()));
      const asked = { scope: caller.scope, bbox: null, span: always };
      const feature = await ogcRepository(database).feature(collection.id, params.featureId, asked);
      if (!feature) {
        throw problem(
          404,
          'feature-not-found',
          `there is no feature ${params.featureId} in your area`,
        );
      }
      return send(
        reply,
        pages.itemPage(baseOf(config, request), isHtml, collection, feature),
        isHtml,
      );
    },
  );
};

/** OGC API – Features Part 1 core, so that QGIS and GDAL read Jingwei as it is. */
export const ogcRoutes = (app: FastifyInstance, services: Services): void => {
  app.register(async (scope) => {
    scope.addHook('preSerialization', withException);
    describeRoutes(scope, services);
    itemRoutes(scope, services);
  });
};
