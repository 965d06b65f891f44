import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { matchUnits, uncoveredGrids } from '../../shared/geo/crosswalk-match.ts';
import { Identifier } from '../../shared/model/common.ts';
import { CrosswalkLayer, CrosswalkUnit } from '../../shared/model/crosswalk.ts';
import { type ExportUse, UsedFor } from '../../shared/model/export-use.ts';
import { CrosswalkMatch } from '../../shared/wire/interchange.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { ANALYSTS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { crosswalkRepository } from './repository.ts';
import { crosswalkTable } from './table.ts';

const ById = Type.Object({ id: Identifier });

const noLayer = (id: string) =>
  problem(404, 'layer-not-found', `there is no crosswalk layer ${id} in your area`);

async function matchOf(
  { database, clock }: Services,
  { scope }: Caller,
  id: string,
): Promise<CrosswalkMatch> {
  const repository = crosswalkRepository(database);
  if (!(await repository.layer(id, scope))) throw noLayer(id);
  const overlaps = await repository.overlaps(id, scope);
  const grids = await repository.gridsBelow(id, scope);
  const at = instant(clock.now());
  return { at, units: matchUnits(overlaps), uncovered: uncoveredGrids(grids, overlaps) };
}

async function removeLayer(
  { database, journal }: Services,
  caller: Caller,
  id: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const repository = crosswalkRepository(transaction);
    const layer = await repository.layer(id, caller.scope);
    if (!layer) throw noLayer(id);
    // A county sees the city's layers, and only its own units of them: it cannot take away all.
    if (!(await repository.remove(id, caller.scope))) {
      throw problem(403, 'layer-reaches-further', `layer ${id} reaches beyond your area`);
    }
    const { name, department, units } = layer;
    const data = { name, department, units };
    await journal.append(transaction, [
      {
        ...{ kind: 'crosswalk.removed', actor: actorOf(caller), ...caller.scope },
        ...{ subject: `crosswalk:${id}`, data },
      },
    ]);
  });
  journal.announce();
}

/** The table as a file, journalled before it is handed out (FAULTS.md S28). */
async function tableOf(
  services: Services,
  caller: Caller,
  id: string,
  usedFor: ExportUse,
): Promise<string> {
  const { database, journal } = services;
  const match = await matchOf(services, caller, id);
  const { text, rows } = crosswalkTable(match);
  const data = { collection: 'crosswalk', format: 'csv', rows, usedFor };
  await database.transaction((transaction) =>
    journal.append(transaction, [
      {
        ...{ kind: 'layer.exported', actor: actorOf(caller), ...caller.scope },
        ...{ subject: `crosswalk:${id}`, data },
      },
    ]),
  );
  journal.announce();
  return text;
}

const readRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const { database } = services;
  const config = { allow: ANALYSTS };
  typed.get(
    '/api/crosswalk-layers',
    {
      config,
      schema: {
        summary: "Layers of other departments' units",
        response: { 200: Type.Array(CrosswalkLayer) },
      },
    },
    async ({ caller }) => crosswalkRepository(database).layers(caller.scope),
  );
  typed.get(
    '/api/crosswalk-layers/:id/units',
    {
      config,
      schema: {
        summary: 'The units of a layer with their outlines',
        params: ById,
        response: { 200: Type.Array(CrosswalkUnit) },
      },
    },
    async ({ caller, params: { id } }) => {
      const repository = crosswalkRepository(database);
      if (!(await repository.layer(id, caller.scope))) throw noLayer(id);
      return repository.units(id, caller.scope);
    },
  );
  typed.get(
    '/api/crosswalk-layers/:id/match',
    {
      config,
      schema: {
        summary: 'Which grids each unit covers, which it cuts, and which no unit covers',
        params: ById,
        response: { 200: CrosswalkMatch },
      },
    },
    async ({ caller, params: { id } }) => matchOf(services, caller, id),
  );
};

/** Other departments' units against the grids in force (art. 49 ¶3). */
export const crosswalkRoutes = (app: FastifyInstance, services: Services): void => {
  readRoutes(app, services);
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const config = { allow: ANALYSTS };
  typed.post(
    '/api/crosswalk-layers/:id/table',
    {
      config: { ...config, canWait: true },
      schema: {
        summary: 'The crosswalk as a CSV file: one line for each unit and grid',
        params: ById,
        body: UsedFor,
        response: { 200: Type.String({ description: 'text/csv' }) },
      },
    },
    async ({ caller, params: { id }, body: { usedFor } }, reply) => {
      const text = await tableOf(services, caller, id, usedFor);
      reply.header('content-type', 'text/csv; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="${id}.csv"`);
      return reply.serializer((payload: unknown) => payload as string).send(text);
    },
  );
  typed.delete(
    '/api/crosswalk-layers/:id',
    {
      config,
      schema: { summary: 'Take a layer out', params: ById, response: { 204: Type.Null() } },
    },
    async ({ caller, params: { id } }, reply) => {
      await removeLayer(services, caller, id);
      return reply.status(204).send(null);
    },
  );
};
