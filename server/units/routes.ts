import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier, Instant } from '../../shared/model/common.ts';
import {
  CertificationChange,
  CertificationList,
  UnitCertification,
} from '../../shared/model/unit-certification.ts';
import { UnitPairing } from '../../shared/model/unit-page.ts';
import { ProfileChange, UnitProfile } from '../../shared/model/unit-profile.ts';
import { ServiceChange, UnitService } from '../../shared/model/unit-service.ts';
import { UnitRecords } from '../../shared/wire/unit-records.ts';
import { clearSessionCookie, setSessionCookie } from '../identity/cookies.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { PAIRING_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { certificationRepository } from './certification-repository.ts';
import { certifyUnit } from './certify.ts';
import { changeService } from './change-service.ts';
import { pairingOf, pairUnit, startPairing, unpairUnit } from './pairing.ts';
import { recordProfile } from './record-profile.ts';
import { recordsOf } from './records.ts';

const Code = Type.Object({ code: Type.String({ minLength: 8, maxLength: 20 }) }, CLOSED);
const GivenCode = Type.Object({ code: Type.String(), expiresAt: Instant }, CLOSED);
const ById = Type.Object({ id: Identifier });
const Nothing = Type.Null({ description: 'no body' });
const COMMAND = { allow: COORDINATORS } as const;
const READERS = { allow: PERSONS } as const;

/** How a unit's own page gets its session, by a one-time code of the desk; and what is recorded of units. */
export const unitRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/units/:id/pairing',
    { config: COMMAND, schema: { params: ById, response: { 200: UnitPairing } } },
    async ({ caller, params }) => pairingOf(services, caller, params.id),
  );
  api.get(
    '/api/unit-certifications',
    {
      config: READERS,
      schema: {
        summary: 'Until when each unit is certified, the first to expire first',
        response: { 200: CertificationList },
      },
    },
    async ({ caller: { scope } }) => {
      const certifications = certificationRepository(services.database);
      return {
        certifications: await certifications.newest(scope),
        unrecorded: await certifications.countUnrecorded(scope),
      };
    },
  );
  api.put(
    '/api/units/:id/certification',
    {
      config: COMMAND,
      schema: {
        summary: 'Record until when a unit is certified',
        params: ById,
        body: CertificationChange,
        response: { 200: UnitCertification },
      },
    },
    async ({ caller, params, body }) => certifyUnit(services, caller, params.id, body),
  );
  api.get(
    '/api/units/:id/records',
    {
      config: READERS,
      schema: {
        summary:
          'Whether a unit is in service, its skills, capacity, shift and certification, as recorded last',
        params: ById,
        response: { 200: UnitRecords },
      },
    },
    async ({ caller, params }) => recordsOf(services, caller, params.id),
  );
  api.put(
    '/api/units/:id/profile',
    {
      config: COMMAND,
      schema: {
        summary: 'Record what a unit can do, how many it carries and when it is on duty',
        params: ById,
        body: ProfileChange,
        response: { 200: UnitProfile },
      },
    },
    async ({ caller, params, body }) => recordProfile(services, caller, params.id, body),
  );
  api.put(
    '/api/units/:id/service',
    {
      config: COMMAND,
      schema: {
        summary: 'Take a unit out of service, or return it',
        params: ById,
        body: ServiceChange,
        response: { 200: UnitService },
      },
    },
    async ({ caller, params, body }) => changeService(services, caller, params.id, body),
  );
  api.post(
    '/api/units/:id/pairing-code',
    { config: COMMAND, schema: { params: ById, response: { 201: GivenCode } } },
    async ({ caller, params }, reply) =>
      reply.status(201).send(await startPairing(services, caller, params.id)),
  );
  api.delete(
    '/api/units/:id/pairing',
    { config: COMMAND, schema: { params: ById, response: { 204: Nothing } } },
    async ({ caller, params }, reply) => {
      await unpairUnit(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
  api.post(
    '/api/unit/pair',
    {
      config: { allow: 'public', rateLimit: PAIRING_LIMIT },
      schema: { body: Code, response: { 204: Nothing } },
    },
    async ({ body }, reply) => {
      const { token, lastsMs } = await pairUnit(services, body.code);
      setSessionCookie(reply, services.config, 'unit', token, lastsMs);
      return reply.status(204).send(null);
    },
  );
  api.delete(
    '/api/unit/pairing',
    { config: { allow: ['unit'] }, schema: { response: { 204: Nothing } } },
    async ({ caller }, reply) => {
      await unpairUnit(services, caller, caller.id);
      clearSessionCookie(reply, services.config, 'unit');
      return reply.status(204).send(null);
    },
  );
};
