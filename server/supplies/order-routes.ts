import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import {
  NewSupplyOrder,
  SupplyOrder,
  SupplyQuestion,
  SupplyReceipt,
  SupplyStepTaken,
} from '../../shared/model/supply-order.ts';
import { SupplyPreview } from '../../shared/wire/supplies.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { supplyOrderRepository } from './order-repository.ts';
import { previewOrder } from './preview.ts';
import { signOrder } from './sign.ts';
import { receiveOrder, stepOrder } from './step.ts';

const OfOne = Type.Object({ id: Identifier });
const OrderQuery = Type.Object({ incident: Type.Optional(Identifier) }, CLOSED);

const readRoutes = (app: FastifyInstance, { database }: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/supply-orders',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Transfer orders into the asker’s area or out of its depots, open ones first',
        querystring: OrderQuery,
        response: { 200: Type.Object({ orders: Type.Array(SupplyOrder) }) },
      },
    },
    async ({ caller, query: { incident = null } }) => ({
      orders: await supplyOrderRepository(database).all({ incident }, caller.scope),
    }),
  );
  api.get(
    '/api/supply-orders/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'A transfer order with its track',
        params: OfOne,
        response: { 200: SupplyOrder },
      },
    },
    async ({ caller, params: { id } }) => {
      const order = await supplyOrderRepository(database).byId(id, caller.scope);
      if (order) return order;
      throw problem(404, 'supply-order-not-found', `there is no order ${id} in your area`);
    },
  );
};

/** Transfer orders (动用指令): looked at before, signed, issued, on the way, received (art. 21). */
export const supplyOrderRoutes = (app: FastifyInstance, services: Services): void => {
  readRoutes(app, services);
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const config = { allow: COORDINATORS };
  api.post(
    '/api/supply-orders/preview',
    {
      config,
      schema: {
        summary: 'What an order would take, and what is short; nothing is reserved',
        body: SupplyQuestion,
        response: { 200: SupplyPreview },
      },
    },
    async ({ caller, body }) => previewOrder(services, caller, body),
  );
  api.post(
    '/api/supply-orders',
    {
      config,
      schema: {
        summary: 'Sign a transfer order and reserve what it takes of every depot, all or none',
        headers: ActHeaders,
        body: NewSupplyOrder,
        response: { 200: Type.Object({ orders: Type.Array(SupplyOrder) }) },
      },
    },
    async ({ caller, body, headers }) => ({
      orders: await signOrder(services, caller, body, actKeyOf(headers)),
    }),
  );
  api.post(
    '/api/supply-orders/:id/steps',
    {
      config,
      schema: {
        summary: 'Issue what is reserved, send it on its way, or cancel',
        params: OfOne,
        body: SupplyStepTaken,
        response: { 200: SupplyOrder },
      },
    },
    async ({ caller, params, body }) => stepOrder(services, caller, params.id, body),
  );
  api.post(
    '/api/supply-orders/:id/receipts',
    {
      config,
      schema: {
        summary: 'Sign for what came: received, damaged, sent back or missing',
        params: OfOne,
        body: SupplyReceipt,
        response: { 200: SupplyOrder },
      },
    },
    async ({ caller, params, body }) => receiveOrder(services, caller, params.id, body),
  );
};
