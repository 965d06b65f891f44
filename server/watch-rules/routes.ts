import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { RowNumberText } from '../../shared/model/common.ts';
import {
  WatchRuleChange,
  WatchRuleCreation,
  WatchRuleRetirement,
  WatchRuleVersion,
} from '../../shared/model/watch-rule.ts';
import { ruleRecord } from '../../shared/risk/rule-record.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import { RuleRecord } from '../../shared/wire/rule-record.ts';
import {
  OfWatchRule,
  WatchRuleStanding,
  WatchRuleTest,
  WatchRuleTestResult,
  WatchSight,
} from '../../shared/wire/watch-rule.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import { ANALYSTS, PERSONS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { changeWatchRule, createWatchRule, retireWatchRule } from './record.ts';
import { watchRuleRepository } from './repository.ts';
import { sightOf, standingRules } from './standing.ts';
import { testWatchRule } from './test-watch-rule.ts';

/** The record of a rule reaches as far back as readings are kept. */
const RECORD_MS = 31 * DAY_MS;

const OfAlarm = Type.Object({ id: RowNumberText });

/** What watch rules say, by version, and what came of it. */
const readingRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/watch-rules',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The watch rules in force and what each says of its places now',
        response: { 200: Type.Object({ rules: Type.Array(WatchRuleStanding) }) },
      },
    },
    async ({ caller }) => ({ rules: await standingRules(services, caller.scope) }),
  );
  api.get(
    '/api/watch-rules/:id/versions',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every version of a watch rule, newest first',
        params: OfWatchRule,
        response: { 200: Type.Array(WatchRuleVersion) },
      },
    },
    async ({ params }) => {
      const versions = await watchRuleRepository(database).versions(params.id);
      if (versions.length > 0) return versions;
      throw problem(404, 'rule-not-found', `there is no watch rule ${params.id}`);
    },
  );
  api.get(
    '/api/watch-rules/:id/record',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'How often a watch rule rang in the last 31 days, and how often that was false',
        params: OfWatchRule,
        response: { 200: RuleRecord },
      },
    },
    async ({ caller, params }) => {
      const to = clock.now();
      const [from, until] = [instant(to - RECORD_MS), instant(to)];
      const alarms = alarmRepository(database);
      const raised = await alarms.raisedBetween([params.id], from, until, caller.scope);
      return ruleRecord(raised, { from, to: until });
    },
  );
  api.get(
    '/api/alarms/:id/sight',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What the watch rule of an alarm saw when it last rose, and sees now',
        params: OfAlarm,
        response: { 200: WatchSight },
      },
    },
    async ({ caller, params }) => {
      const id = Number(params.id);
      const alarm = await alarmRepository(database).byId(id, caller.scope);
      const sight = alarm && (await sightOf(services, alarm, caller.scope));
      if (sight) return sight;
      throw problem(404, 'alarm-not-found', `no watch rule raised an alarm ${id} in your area`);
    },
  );
};

/** The watch rules: read, changed by an administrator, and tried on what was measured. */
export const watchRuleRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  readingRoutes(app, services);
  api.post(
    '/api/watch-rules',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'A new watch rule, in force at once',
        body: WatchRuleCreation,
        response: { 201: WatchRuleVersion },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createWatchRule(services, caller, body)),
  );
  api.put(
    '/api/watch-rules/:id',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Record a further version of a watch rule',
        params: OfWatchRule,
        body: WatchRuleChange,
        response: { 200: WatchRuleVersion },
      },
    },
    async ({ caller, params, body }) => changeWatchRule(services, caller, params.id, body),
  );
  api.post(
    '/api/watch-rules/:id/retirement',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'End a watch rule; its alarms are cleared',
        params: OfWatchRule,
        body: WatchRuleRetirement,
        response: { 200: WatchRuleVersion },
      },
    },
    async ({ caller, params, body }) => retireWatchRule(services, caller, params.id, body.basedOn),
  );
  api.post(
    '/api/watch-rules/test',
    {
      config: { allow: ANALYSTS, canWait: true },
      schema: {
        summary:
          'What a watch rule, in force or only written, would have said of what was measured',
        body: WatchRuleTest,
        response: { 200: WatchRuleTestResult },
      },
    },
    async ({ caller, body }) => testWatchRule(services, caller.scope, body),
  );
};
