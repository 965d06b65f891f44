import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  ServiceItem,
  ServiceItemActBody,
  ServiceItemQuery,
  ServiceItemRequest,
  ServiceItemStep,
} from '../../shared/model/service-item.ts';
import { instant } from '../clock.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOnItem, requestItem } from './acts.ts';
import { serviceItemRepository } from './repository.ts';

const OfItem = Type.Object({ id: Identifier });

/** The lists of what grids may be asked to do, from request to removal (art. 49 ¶2, art. 55). */
export const serviceItemRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/service-items',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The lists of the asker’s area, and what of them is in force now or at a moment',
        querystring: ServiceItemQuery,
        response: { 200: Type.Object({ items: Type.Array(ServiceItem) }) },
      },
    },
    async ({ caller, query: { county = null, at } }) => {
      const moment = instant(at === undefined ? clock.now() : Date.parse(at));
      return { items: await serviceItemRepository(database).all(caller.scope, moment, county) };
    },
  );
  api.get(
    '/api/service-items/:id/steps',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The history of an item, newest first',
        params: OfItem,
        response: { 200: Type.Object({ steps: Type.Array(ServiceItemStep) }) },
      },
    },
    async ({ caller, params: { id } }) => {
      const steps = await serviceItemRepository(database).steps(id, caller.scope);
      if (steps.length === 0)
        throw problem(404, 'item-not-found', `there is no service item ${id}`);
      return { steps };
    },
  );
  api.post(
    '/api/service-items',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Ask for an item to be taken on a list',
        headers: ActHeaders,
        body: ServiceItemRequest,
        response: { 200: ServiceItem },
      },
    },
    async ({ caller, body }) => requestItem(services, caller, body),
  );
  api.post(
    '/api/service-items/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Admit, refuse, suspend, resume or remove an item',
        params: OfItem,
        body: ServiceItemActBody,
        response: { 200: ServiceItem },
      },
    },
    async ({ caller, params: { id }, body }) => actOnItem(services, caller, id, body),
  );
};
