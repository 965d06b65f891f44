import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  Rule,
  RuleChange,
  RuleCreation,
  RuleRetirement,
  RuleVersion,
} from '../../shared/model/rule.ts';
import { ruleRecord } from '../../shared/risk/rule-record.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import { RuleRecord } from '../../shared/wire/rule-record.ts';
import { RuleTest, RuleTestResult } from '../../shared/wire/rule-test.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import { ANALYSTS, PERSONS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { createRule, retireRule } from './bind.ts';
import { recordRule } from './record.ts';
import { ruleRepository } from './repository.ts';
import { testRule } from './test-rule.ts';

/** The record of a rule reaches as far back as readings are kept. */
const RECORD_MS = 31 * DAY_MS;

const OfRule = Type.Object({ id: Identifier });

/** The thresholds: in force, by version, changed by an administrator, and tried on what was measured. */
export const ruleRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/rules',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'The thresholds in force',
        response: { 200: Type.Object({ rules: Type.Array(Rule) }) },
      },
    },
    async () => ({ rules: await ruleRepository(database).inForce(instant(clock.now())) }),
  );
  typed.get(
    '/api/rules/:id/versions',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every version of a rule, newest first, those to come included',
        params: OfRule,
        response: { 200: Type.Array(RuleVersion) },
      },
    },
    async ({ params }) => {
      const versions = await ruleRepository(database).versions(params.id);
      if (versions.length === 0) throw problem(404, 'rule-not-found', `no rule ${params.id}`);
      return versions;
    },
  );
  typed.get(
    '/api/rules/:id/record',
    {
      config: { allow: PERSONS },
      schema: {
        summary:
          'How often a rule rang in the last 31 days, and how often it was found to be false',
        params: OfRule,
        response: { 200: RuleRecord },
      },
    },
    async ({ caller, params }) => {
      const to = clock.now();
      const [from, until] = [instant(to - RECORD_MS), instant(to)];
      const alarms = await alarmRepository(database).raisedBetween(
        [params.id],
        from,
        until,
        caller.scope,
      );
      return ruleRecord(alarms, { from, to: until });
    },
  );
  typed.put(
    '/api/rules/:id',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Record a further version of a rule',
        params: OfRule,
        body: RuleChange,
        response: { 200: RuleVersion },
      },
    },
    async ({ caller, params, body }) => recordRule(services, caller, params.id, body),
  );
  typed.post(
    '/api/rules',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'A new rule for the streams of a metric, in force at once',
        body: RuleCreation,
        response: { 201: RuleVersion },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await createRule(services, caller, body)),
  );
  typed.post(
    '/api/rules/:id/retirement',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'End a rule that was written for an area',
        params: OfRule,
        body: RuleRetirement,
        response: { 200: RuleVersion },
      },
    },
    async ({ caller, params, body }) => retireRule(services, caller, params.id, body.basedOn),
  );
  typed.post(
    '/api/rules/test',
    {
      config: { allow: ANALYSTS, canWait: true },
      schema: {
        summary: 'What a rule, in force or only written, would have said of what was measured',
        body: RuleTest,
        response: { 200: RuleTestResult },
      },
    },
    async ({ caller, body }) => testRule(services, caller.scope, body),
  );
};
