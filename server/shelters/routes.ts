import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import {
  NewShelter,
  ShelterCountEntry,
  ShelterFileChange,
  ShelterSiteChange,
  ShelterStateChange,
  SiteQuestion,
} from '../../shared/model/shelter-file.ts';
import { ShelterFile, ShelterLine, SiteAnswer } from '../../shared/wire/shelters.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { changeShelterFile, countShelter, verifyShelterFile } from './acts.ts';
import { readShelterFile, readShelterLines } from './read-files.ts';
import { askSite, moveShelter, registerShelter } from './sites.ts';
import { stepShelter } from './steps.ts';

const OfShelter = Type.Object({ id: Identifier });

const { basedOn } = ShelterFileChange.properties;
const Verification = Type.Object({ basedOn }, CLOSED);

const readFileRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/shelters/files',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'The shelters with what they are compared by',
        response: { 200: Type.Array(ShelterLine) },
      },
    },
    async ({ caller }) => readShelterLines(services, caller.scope),
  );
  typed.get(
    '/api/shelters/:id/file',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Everything kept of one shelter',
        params: OfShelter,
        response: { 200: ShelterFile },
      },
    },
    async ({ caller, params }) => readShelterFile(services, caller.scope, params.id),
  );
};

/** Sites: asked about, taken into the register, and moved. */
const siteRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const config = { allow: COORDINATORS };
  typed.post(
    '/api/shelters/siting',
    {
      config,
      schema: {
        summary: 'What stands against a site and what it would take in; nothing is saved',
        body: SiteQuestion,
        response: { 200: SiteAnswer },
      },
    },
    async ({ caller, body }) => askSite(services, caller, body),
  );
  typed.post(
    '/api/shelters',
    {
      config,
      schema: {
        summary: 'Take a shelter into the register',
        body: NewShelter,
        response: { 201: ShelterFile },
      },
    },
    async ({ caller, body }, reply) => {
      await registerShelter(services, caller, body);
      return reply.status(201).send(await readShelterFile(services, caller.scope, body.id));
    },
  );
  typed.put(
    '/api/shelters/:id/site',
    {
      config,
      schema: {
        summary: 'Record where a shelter is and what it is called',
        params: OfShelter,
        body: ShelterSiteChange,
        response: { 200: ShelterFile },
      },
    },
    async ({ caller, params: { id }, body }) => {
      await moveShelter(services, caller, id, body);
      return readShelterFile(services, caller.scope, id);
    },
  );
};

/** The files of shelters: read, changed, verified; the steps of their life; head counts by hand. */
export const shelterRoutes = (app: FastifyInstance, services: Services): void => {
  readFileRoutes(app, services);
  siteRoutes(app, services);
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const fileAfter = async (caller: Caller, id: string, act: Promise<void>) => {
    await act;
    return readShelterFile(services, caller.scope, id);
  };
  const config = { allow: COORDINATORS };
  const answer = { params: OfShelter, response: { 200: ShelterFile } };
  typed.put(
    '/api/shelters/:id/file',
    {
      config,
      schema: { ...answer, summary: 'Record a further version', body: ShelterFileChange },
    },
    async ({ caller, params: { id }, body }) =>
      fileAfter(caller, id, changeShelterFile(services, caller, id, body)),
  );
  typed.post(
    '/api/shelters/:id/verification',
    {
      config,
      schema: {
        ...answer,
        summary: 'Say that the file was found true',
        headers: ActHeaders,
        body: Verification,
      },
    },
    async ({ caller, params: { id }, body }) =>
      fileAfter(caller, id, verifyShelterFile(services, caller, id, body)),
  );
  typed.post(
    '/api/shelters/:id/state',
    {
      config,
      schema: {
        ...answer,
        summary: 'Take a shelter a step further; opening needs an order',
        body: ShelterStateChange,
      },
    },
    async ({ caller, params: { id }, body }) =>
      fileAfter(caller, id, stepShelter(services, caller, id, body)),
  );
  typed.post(
    '/api/shelters/:id/counts',
    {
      config,
      schema: {
        ...answer,
        summary: 'Enter a head count by hand where no stream counts',
        headers: ActHeaders,
        body: ShelterCountEntry,
      },
    },
    async ({ caller, params: { id }, body }) =>
      fileAfter(caller, id, countShelter(services, caller, id, body)),
  );
};
