import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { ProblemBody } from '../../shared/wire/problem.ts';
import { openToAll } from './declared-routes.ts';

const DESCRIPTION = [
  'Every error is `{error, message, details?}`. Times are ISO 8601 in UTC, positions [lon, lat] in',
  'EPSG:4326. People come with a session cookie, feeds with `Authorization: Bearer <key>`. Each',
  'operation names in `x-allow` who may use it.',
].join(' ');

/** `/api/walls/:id` → `walls`: operations stand together by what they are about. */
const topicOf = (url: string): string =>
  url.startsWith('/ogc') ? 'ogc' : (url.split('/')[2] ?? 'other');

/** Adds what holds for every operation: the shape of errors, its topic and who may use it. */
const completed = (schema: FastifySchema | undefined, url: string, allow: unknown): FastifySchema =>
  ({
    tags: [topicOf(url)],
    ...schema,
    response: {
      ...(schema?.response as object | undefined),
      '4xx': ProblemBody,
      '5xx': ProblemBody,
    },
    'x-allow': allow,
  }) as FastifySchema;

/** The description of the operations below a path alone. */
function pathsBelow(app: FastifyInstance, root: string): object {
  const whole = app.swagger() as { paths?: Record<string, unknown> };
  const paths = Object.entries(whole.paths ?? {}).filter(([path]) => path.startsWith(root));
  return { ...whole, paths: Object.fromEntries(paths) };
}

/** `/api/openapi.json`, and `/api/docs` to read it, without any outside request. Before the routes. */
export const registerApiDocs = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jingwei', description: DESCRIPTION, version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'jingwei' },
          feedKey: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const isOurs = /^\/(api|ogc)(\/|$)/.test(url) && !url.startsWith('/api/docs');
      const whole = completed(schema, url, route.config?.allow);
      return { schema: isOurs ? whole : { ...whole, hide: true }, url };
    },
  });
  app.get('/api/openapi.json', { config: { allow: 'public' } }, async () => app.swagger());
  // GDAL reads the description that the service links to, and gives up on the depth of the whole one.
  app.get('/ogc/api', { config: { allow: 'public' } }, async () => pathsBelow(app, '/ogc'));
  await app.register(async (scope) => {
    openToAll(scope);
    await scope.register(fastifySwaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { validatorUrl: null, docExpansion: 'list', defaultModelsExpandDepth: -1 },
      theme: {
        title: 'Jingwei API',
        css: [{ filename: 'theme.css', content: '.swagger-ui .topbar { display: none }' }],
      },
      staticCSP: false,
    });
  });
};
