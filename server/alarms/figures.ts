import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Scope } from '../../shared/model/account.ts';
import { Instant } from '../../shared/model/common.ts';
import type { Level } from '../../shared/model/level.ts';
import { alarmFigures, type Rising } from '../../shared/risk/alarm-figures.ts';
import { AlarmFigures, MOST_FIGURE_DAYS } from '../../shared/wire/alarm-figures.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';

const MS_PER_DAY = 86_400_000;

const Span = Type.Object(
  { from: Type.Optional(Instant), to: Type.Optional(Instant) },
  { additionalProperties: false },
);

type Row = { at: string; source: string; name: string; level: Level };

/** The journal keeps every rising, also of alarms that rose again in the same line. */
const RISINGS = `
  SELECT at, data->'alarm'->>'name' AS name, data->'alarm'->>'level' AS level,
    coalesce(data->'alarm'->>'stream', data->'alarm'->>'feed') AS source
  FROM journal
  WHERE at >= $1::timestamptz AND at < $2::timestamptz
    AND kind IN ('alarm.raised', 'alarm.raised-higher') AND ${scopeCondition(3)}
  ORDER BY at, number`;

async function risingsOf(
  database: Queryable,
  { from, to }: { from: number; to: number },
  scope: Scope,
): Promise<Rising[]> {
  const { rows } = await database.query<Row>(RISINGS, [
    instant(from),
    instant(to),
    ...scopeParameters(scope),
  ]);
  return rows.map(({ at, ...rest }) => ({ at: Date.parse(at), ...rest }));
}

/** What was before the journal began is not known: a quiet time is told of none of it. */
async function knownPart(
  database: Queryable,
  { from, to }: { from: number; to: number },
): Promise<{ from: number; to: number }> {
  const sql = 'SELECT min(at) AS at FROM journal';
  const beginning = (await database.query<{ at: string | null }>(sql)).rows[0]!.at;
  const known = beginning === null ? to : Date.parse(beginning);
  return { from: Math.min(to, Math.max(from, known)), to };
}

/** The span asked for: the last day unless it is said. Throws Problem 400 on one that cannot be. */
function spanOf(query: Static<typeof Span>, now: number): { from: number; to: number } {
  const to = query.to === undefined ? now : Date.parse(query.to);
  const from = query.from === undefined ? to - MS_PER_DAY : Date.parse(query.from);
  if (!(from < to)) throw problem(400, 'invalid-request', 'from: expected a moment before `to`');
  if (to - from > MOST_FIGURE_DAYS * MS_PER_DAY) {
    throw problem(
      400,
      'span-too-long',
      `from: expected at most ${MOST_FIGURE_DAYS} days before to`,
    );
  }
  return { from, to };
}

/** `GET /api/alarms/figures`: whether the alarms can be borne by those who answer for them. */
export const alarmFigureRoutes = (
  app: FastifyInstance,
  { database, clock }: Pick<Services, 'database' | 'clock'>,
): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/alarms/figures',
    {
      config: { allow: ['coordinator', 'analyst', 'administrator'] },
      schema: {
        summary: 'How often alarms rose in a span of time, and whether that can be borne',
        querystring: Span,
        response: { 200: AlarmFigures },
      },
    },
    async ({ caller, query }) => {
      const span = await knownPart(database, spanOf(query, clock.now()));
      return alarmFigures(await risingsOf(database, span, caller.scope), span);
    },
  );
};
