import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import { CLOSED, Identifier, Instant } from '../../shared/model/common.ts';
import { Stream } from '../../shared/model/stream.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { HistoryPoint, MOST_HISTORY_POINTS } from '../../shared/wire/history.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { SCREENS } from '../identity/who.ts';
import { askedSpan } from '../plugins/asked-span.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readHistory } from './history.ts';
import { streamRepository } from './repository.ts';
import { checkSubject } from './subject.ts';

const { number: _number, town: _town, grid: _grid, ...given } = Stream.properties;
const NewStream = Type.Object(given, CLOSED);
type NewStream = Static<typeof NewStream>;

/** What is wrong with a stream that is right by its schema. */
async function checkStream(
  { database, telemetry }: Services,
  { scope }: Caller,
  stream: NewStream,
): Promise<void> {
  if (!telemetry.catalogue().feeds.has(stream.feed)) {
    throw problem(422, 'unknown-feed', `feed: expected a registered feed, got ${stream.feed}`);
  }
  if (!isInside(CITY_ENVELOPE, stream.place)) {
    throw problem(422, 'outside-city', 'place: expected [lon, lat] within the city');
  }
  const { rule, metric } = stream;
  if (rule !== null && !(await streamRepository(database).judges(rule, metric))) {
    throw problem(422, 'unknown-rule', `rule: expected a rule for ${metric}, got ${rule}`);
  }
  await checkSubject(database, stream, scope);
}

async function createStream(services: Services, caller: Caller, given: NewStream): Promise<Stream> {
  const { database, journal, telemetry } = services;
  await checkStream(services, caller, given);
  const location = await streamRepository(database).locate(given.place);
  if (!commandsAll(caller.scope, location)) {
    throw problem(
      403,
      'of-city',
      'place: expected one in your area; others are for the desk above',
    );
  }
  const stream = await database.transaction(async (transaction) => {
    const created = await streamRepository(transaction).create(given, location);
    if (!created) throw problem(409, 'stream-exists', `a stream ${given.id} is registered already`);
    const { county, town } = location;
    const subject = `stream:${created.id}`;
    const entry = {
      kind: 'stream.created',
      actor: actorOf(caller),
      subject,
      data: created,
    } as const;
    await journal.append(transaction, [{ ...entry, county, town }]);
    return created;
  });
  await telemetry.refresh();
  journal.announce();
  return stream;
}

const HistoryQuery = Type.Object(
  {
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,5}$' })),
  },
  CLOSED,
);

const registerHistory = (app: FastifyInstance, { database, clock }: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/streams/:id/readings',
    {
      config: { allow: SCREENS },
      schema: {
        summary: `The values of a stream, at most ${MOST_HISTORY_POINTS} points`,
        params: Type.Object({ id: Identifier }),
        querystring: HistoryQuery,
        response: { 200: Type.Array(HistoryPoint) },
      },
    },
    async ({ caller, params, query }) => {
      const stream = await streamRepository(database).byId(params.id, caller.scope);
      if (!stream) {
        throw problem(404, 'stream-not-found', `there is no stream ${params.id} in your area`);
      }
      const limit = Number(query.limit ?? MOST_HISTORY_POINTS);
      return readHistory(database, stream, askedSpan(query, clock.now()), limit);
    },
  );
};

/** `POST /api/streams`: county, town and grid follow from the place, the number is given. And histories. */
export const streamRoutes = (app: FastifyInstance, services: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/streams',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Register a stream',
        body: NewStream,
        response: { 201: Stream },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createStream(services, caller, body)),
  );
  registerHistory(app, services);
};
