import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { HazardFile } from '../../shared/model/hazard-file.ts';
import { isInspectionOverdue } from '../../shared/risk/inspection-cycle.ts';
import { coverStanding } from '../../shared/risk/insurance.ts';
import { majorHazard } from '../../shared/risk/major-hazard.ts';
import {
  EarlierOutline,
  HazardFileAnswer,
  HazardFileChange,
  HazardStepTaken,
  HazardSummary,
  InspectionMade,
  NewHazard,
  PublicHazard,
} from '../../shared/wire/hazard-files.ts';
import { COORDINATORS, PERSONS, SCREENS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { changeHazard, inspectHazard, stepHazard, surveyHazard } from './acts.ts';
import { dangerRepository } from './danger-repository.ts';
import { hazardFileRepository, type ListedFile } from './file-repository.ts';

const OfHazard = Type.Object({ id: Identifier });

function summaryOf(listed: ListedFile, now: number): HazardSummary {
  const { open, major, stock, exposure, ...file } = listed;
  return {
    ...file,
    majorGrade: majorHazard(stock, exposure).grade,
    overdue: isInspectionOverdue(file, now),
    cover: coverStanding(file, now),
    openDangers: open,
    openMajorDangers: major,
  };
}

const readRoutes = (app: FastifyInstance, { database, clock }: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/hazard-files',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every hazard of the area with its state, in short',
        response: { 200: Type.Array(HazardSummary) },
      },
    },
    async ({ caller }) => {
      const listed = await hazardFileRepository(database).list(caller.scope);
      return listed.map((file) => summaryOf(file, clock.now()));
    },
  );
  typed.get(
    '/api/hazard-files/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The whole file of a hazard, closed ones too',
        params: OfHazard,
        response: { 200: HazardFileAnswer },
      },
    },
    async ({ caller, params: { id } }) => {
      const files = hazardFileRepository(database);
      const file = await files.file(id, caller.scope);
      if (!file) throw problem(404, 'hazard-not-found', `there is no hazard ${id} in your area`);
      const dangers = await dangerRepository(database).ofHazard(id);
      return { file, inspections: await files.inspections(id), dangers };
    },
  );
  typed.get(
    '/api/hazard-files/:id/outlines',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What a hazard was drawn as before, newest first',
        params: OfHazard,
        response: { 200: Type.Array(EarlierOutline) },
      },
    },
    async ({ caller, params: { id } }) =>
      hazardFileRepository(database).earlierOutlines(id, caller.scope),
  );
  typed.get(
    '/api/public/hazards',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Published hazards, restricted attributes left out',
        response: { 200: Type.Array(PublicHazard) },
      },
    },
    async ({ caller }) => hazardFileRepository(database).published(caller.scope),
  );
};

/** The register of hazards as files: read, surveyed, changed, moved along their life, inspected. */
export const hazardRoutes = (app: FastifyInstance, services: Services): void => {
  readRoutes(app, services);
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.post(
    '/api/hazard-files',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Take a surveyed hazard into the register',
        headers: ActHeaders,
        body: NewHazard,
        response: { 201: HazardFile },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await surveyHazard(services, caller, body)),
  );
  typed.put(
    '/api/hazard-files/:id',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Record what is known of a hazard anew',
        params: OfHazard,
        body: HazardFileChange,
        response: { 200: HazardFile },
      },
    },
    async ({ caller, params, body }) => changeHazard(services, caller, params.id, body),
  );
  typed.post(
    '/api/hazard-files/:id/steps',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Move a hazard one step along its life',
        params: OfHazard,
        body: HazardStepTaken,
        response: { 200: HazardFile },
      },
    },
    async ({ caller, params, body }) => stepHazard(services, caller, params.id, body),
  );
  typed.post(
    '/api/hazard-files/:id/inspections',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Record an inspection; when the next is due follows',
        params: OfHazard,
        body: InspectionMade,
        response: { 200: HazardFile },
      },
    },
    async ({ caller, params, body }) => inspectHazard(services, caller, params.id, body),
  );
};
