import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { NATIONAL_IDENTIFIER } from '../../shared/cap/identifier.ts';
import { CLOSED, RowNumberText } from '../../shared/model/common.ts';
import { Release, ReleaseBody, SeenVersion } from '../../shared/model/release.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { atomFeed } from './atom.ts';
import {
  discardRelease,
  draftRelease,
  publishRelease,
  redraftRelease,
  reviewRelease,
  withdrawRelease,
} from './release-acts.ts';
import { capOfVersion } from './release-cap.ts';
import { releaseRepository } from './release-repository.ts';

const OfRelease = Type.Object({ id: RowNumberText });
const Withdrawal = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) }, CLOSED);
const Redraft = Type.Object({ seen: SeenVersion, body: ReleaseBody }, CLOSED);

/** Releases to the public: drafted, reviewed by a second account, published, corrected, withdrawn (art. 70). */
export const releaseRoutes = (app: FastifyInstance, services: Services): void => {
  readReleases(app, services);
  publicReleases(app, services);
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const answers = { 200: Release };
  api.post(
    '/api/releases',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Draft a release',
        headers: ActHeaders,
        body: ReleaseBody,
        response: answers,
      },
    },
    ({ caller, body }) => draftRelease(services, caller, body),
  );
  api.put(
    '/api/releases/:id',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Write the draft anew, or begin a correction',
        params: OfRelease,
        body: Redraft,
        response: answers,
      },
    },
    ({ caller, params, body }) => redraftRelease(services, caller, Number(params.id), body),
  );
  const step = (
    name: string,
    summary: string,
    act: (services: Services, caller: Caller, id: number, seen: SeenVersion) => Promise<Release>,
  ) =>
    api.post(
      `/api/releases/:id/${name}`,
      {
        config: { allow: COORDINATORS },
        schema: { summary, params: OfRelease, body: SeenVersion, response: answers },
      },
      ({ caller, params, body }) => act(services, caller, Number(params.id), body),
    );
  step('review', 'Pass a draft that another account wrote', reviewRelease);
  step('publication', 'Publish a reviewed version', publishRelease);
  api.post(
    '/api/releases/:id/withdrawal',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Take the published version back',
        params: OfRelease,
        body: Withdrawal,
        response: answers,
      },
    },
    ({ caller, params, body }) => withdrawRelease(services, caller, Number(params.id), body.reason),
  );
  api.delete(
    '/api/releases/:id/draft',
    {
      config: { allow: COORDINATORS },
      schema: { summary: 'Give up the version in work', params: OfRelease, response: answers },
    },
    ({ caller, params }) => discardRelease(services, caller, Number(params.id)),
  );
};

const readReleases = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const releases = releaseRepository(database);
  const notFound = (id: string) =>
    problem(404, 'release-not-found', `there is no release ${id} in your area`);
  api.get(
    '/api/releases',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Releases with every version, newest first',
        response: { 200: Type.Object({ releases: Type.Array(Release) }) },
      },
    },
    async ({ caller }) => ({ releases: await releases.list(caller.scope) }),
  );
  api.get(
    '/api/releases/:id',
    {
      config: { allow: PERSONS },
      schema: { summary: 'One release', params: OfRelease, response: { 200: Release } },
    },
    async ({ caller, params }) => {
      const release = await releases.byId(Number(params.id), caller.scope);
      if (!release) throw notFound(params.id);
      return release;
    },
  );
  api.get(
    '/api/releases/:id/versions/:version/cap',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'A version as CAP 1.2: as it went out, or as it would at this moment',
        params: Type.Object({ id: RowNumberText, version: RowNumberText }),
        response: { 200: Type.Object({ cap: Type.String() }) },
      },
    },
    async ({ caller, params }) => {
      const release = await releases.byId(Number(params.id), caller.scope);
      const version = release?.versions.find((one) => String(one.version) === params.version);
      if (!release || !version) throw notFound(params.id);
      const sent = await releases.capOf(release.id, version.version);
      if (sent !== null) return { cap: sent };
      const before = release.versions.find(({ state }) => state === 'published') ?? null;
      const coming = await capOfVersion(services, version, before, clock.now(), database);
      return { cap: coming.text };
    },
  );
};

/** What is out is for everybody: no account is asked for. A drill is not out. */
const publicReleases = (app: FastifyInstance, { database, clock, config }: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const releases = releaseRepository(database);
  const MatchingName = Type.Object({ id: Type.String({ pattern: NATIONAL_IDENTIFIER.source }) });
  api.get(
    '/api/warnings/:id/cap',
    {
      config: { allow: 'public' },
      schema: {
        summary: 'A published message as CAP 1.2, by its identifier of 31 characters',
        params: MatchingName,
        response: { 200: Type.String() },
      },
    },
    async ({ params }, reply) => {
      const cap = await releases.publicCap(params.id);
      if (cap === null) throw problem(404, 'release-not-found', `there is no message ${params.id}`);
      return reply.type('application/cap+xml; charset=utf-8').send(cap);
    },
  );
  api.get(
    '/api/warnings/atom',
    {
      config: { allow: 'public' },
      schema: {
        summary: 'Atom feed of the releases in force',
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) => {
      const now = instant(clock.now());
      const current = await releases.currentPublic(now);
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(atomFeed(current, { now, base: config.publicUrl ?? '' }));
    },
  );
};
