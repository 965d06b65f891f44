import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  SupplyIntake,
  SupplyItem,
  SupplyItemChange,
  SupplyScrap,
} from '../../shared/model/supply.ts';
import {
  DepotFile,
  SupplyNeedQuestion,
  SupplyNeeds,
  SupplyOverview,
} from '../../shared/wire/supplies.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { askNeeds, readDepot, readSupplies } from './read.ts';
import { supplyRepository } from './repository.ts';
import { keepItem, scrap, takeIn } from './stock-acts.ts';

const OfOne = Type.Object({ id: Identifier });

const catalogueRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/supply-items',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The catalogue of supplies, each code with its source and how sure it is',
        response: { 200: Type.Object({ items: Type.Array(SupplyItem) }) },
      },
    },
    async () => ({ items: await supplyRepository(services.database).items() }),
  );
  api.put(
    '/api/supply-items/:id',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Write a line of the catalogue',
        params: OfOne,
        body: SupplyItemChange,
        response: { 200: SupplyItem },
      },
    },
    async ({ caller, params, body }) => keepItem(services, caller, params.id, body),
  );
};

/** Depots and their stock, and what is needed of it (art. 21). Nothing leaves here but by an order, or as scrap. */
export const supplyRoutes = (app: FastifyInstance, services: Services): void => {
  catalogueRoutes(app, services);
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/supplies',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Depots, their stock by item, and what is over or soon will be',
        response: { 200: SupplyOverview },
      },
    },
    async ({ caller }) => readSupplies(services, caller),
  );
  api.get(
    '/api/depots/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'A depot with its batches and its ledger',
        params: OfOne,
        response: { 200: DepotFile },
      },
    },
    async ({ caller, params }) => readDepot(services, caller, params.id),
  );
  api.post(
    '/api/depots/:id/batches',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Take goods into a depot',
        params: OfOne,
        body: SupplyIntake,
        response: { 200: DepotFile },
      },
    },
    async ({ caller, params: { id }, body }) => {
      await takeIn(services, caller, id, body);
      return readDepot(services, caller, id);
    },
  );
  api.post(
    '/api/supply-batches/:id/scrap',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Scrap what of a batch nobody has reserved',
        params: OfOne,
        headers: ActHeaders,
        body: SupplyScrap,
        response: { 200: DepotFile },
      },
    },
    async ({ caller, params: { id }, body, headers }) =>
      readDepot(services, caller, await scrap(services, caller, id, body, actKeyOf(headers))),
  );
  api.post(
    '/api/supply-needs',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'What so many heads need, against what is free; nothing is saved',
        body: SupplyNeedQuestion,
        response: { 200: SupplyNeeds },
      },
    },
    async ({ caller, body }) => askNeeds(services, caller, body),
  );
};
