import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Channel, ChannelDraft, Delivery } from '../../shared/model/channel.ts';
import { Identifier, Nullable, RowNumberText } from '../../shared/model/common.ts';
import { COORDINATORS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { acknowledgeMessage, closeChannel, createChannel } from './manage.ts';
import { channelRepository } from './repository.ts';

const DELIVERIES_SHOWN = 50;
const OfChannel = Type.Object({ id: Identifier });
const OfMessage = Type.Object({ id: RowNumberText });
const Made = Type.Object({
  id: Identifier,
  secret: Nullable(Type.String(), {
    description: 'what signs a webhook’s messages; told this once',
  }),
});

/** Channels out of the room: the city's, made by administrators, watched by those who act. */
export const channelRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const channels = channelRepository(services.database);
  api.get(
    '/api/channels',
    {
      config: { allow: COORDINATORS, ofCity: true },
      schema: {
        summary: 'Channels, each with its newest delivery',
        response: { 200: Type.Object({ channels: Type.Array(Channel) }) },
      },
    },
    async () => ({ channels: await channels.list() }),
  );
  api.post(
    '/api/channels',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Make a channel',
        headers: ActHeaders,
        body: ChannelDraft,
        response: { 200: Made },
      },
    },
    ({ caller, body }) => createChannel(services, caller, body),
  );
  api.delete(
    '/api/channels/:id',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: { summary: 'Close a channel', params: OfChannel, response: { 204: Type.Null() } },
    },
    async ({ caller, params }, reply) => {
      await closeChannel(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
  api.get(
    '/api/channels/:id/deliveries',
    {
      config: { allow: COORDINATORS, ofCity: true },
      schema: {
        summary: 'The newest deliveries of a channel',
        params: OfChannel,
        response: { 200: Type.Object({ deliveries: Type.Array(Delivery) }) },
      },
    },
    async ({ params }) => ({
      deliveries: await channels.deliveries(params.id, DELIVERIES_SHOWN),
    }),
  );
  api.post(
    '/api/messages/:id/acknowledgement',
    {
      config: { allow: COORDINATORS, ofCity: true },
      schema: {
        summary: 'Record that the receiver confirmed a delivered message',
        params: OfMessage,
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, params }, reply) => {
      await acknowledgeMessage(services, caller, Number(params.id));
      return reply.status(204).send(null);
    },
  );
};
