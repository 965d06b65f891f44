import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { CLOSED } from '../../shared/model/common.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import {
  JOURNAL_PAGE_LIMIT,
  JournalPage,
  JournalTimeline,
  JournalVerification,
} from '../../shared/wire/journal-page.ts';
import { TIMELINE_LIMIT } from '../../shared/wire/protocol.ts';
import { instant } from '../clock.ts';
import { SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { headsFile, readHeads } from './heads.ts';
import { type JournalRepository, journalRepository, type Reader } from './repository.ts';
import { verifyJournal } from './verify.ts';
import { readerOf } from './visibility.ts';

const Number15 = Type.String({ pattern: '^\\d{1,15}$' });

const JournalQuery = Type.Object(
  {
    after: Type.Optional(Number15),
    before: Type.Optional(Number15),
    subject: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Optional(Number15),
  },
  CLOSED,
);
type JournalQuery = Static<typeof JournalQuery>;

const limitOf = ({ limit }: JournalQuery): number =>
  Math.min(Math.max(Number(limit ?? JOURNAL_PAGE_LIMIT), 1), JOURNAL_PAGE_LIMIT);

/** The range of numbers a question is about: onwards from `after`, or back from `before`. */
function rangeOf(query: JournalQuery, head: number): { from: number; to: number } {
  const limit = limitOf(query);
  if (query.before === undefined) {
    const from = Number(query.after ?? 0) + 1;
    return { from, to: Math.max(from - 1, Math.min(head, from + limit - 1)) };
  }
  const to = Math.min(Number(query.before) - 1, head);
  return { from: Math.max(1, to - limit + 1), to: Math.max(0, to) };
}

async function readPage(
  repository: JournalRepository,
  query: JournalQuery,
  reader: Reader,
): Promise<JournalPage> {
  const { number: head } = await repository.head();
  if (query.subject !== undefined) {
    const entries = await repository.entriesAbout(query.subject, limitOf(query), reader);
    return { from: 1, to: head, head, entries };
  }
  const { from, to } = rangeOf(query, head);
  const entries = to < from ? [] : await repository.entriesBetween(from, to, reader);
  return { from, to, head, entries };
}

/** A fresh screen is told of no more than a day. */
const TIMELINE_MS = DAY_MS;

async function readTimeline(
  repository: JournalRepository,
  reader: Reader,
  now: number,
): Promise<JournalTimeline> {
  const { number: to } = await repository.head();
  const beginning = (await repository.beginning()) ?? instant(now);
  const from = instant(Math.max(now - TIMELINE_MS, Date.parse(beginning)));
  const entries = await repository.timeline({ from, to, limit: TIMELINE_LIMIT }, reader);
  const others = entries.filter(({ kind }) => kind !== 'conditions.changed');
  // As many as are asked for: there may be more of them.
  const since = others.length < TIMELINE_LIMIT ? from : others[0]!.at;
  return { since, to, entries };
}

/** One verification at a time, whoever asks: it reads the whole journal. */
function registerVerification(app: FastifyInstance, { config, database }: Services): void {
  let running: Promise<JournalVerification> | null = null;
  const verify = async () =>
    verifyJournal(journalRepository(database), await readHeads(headsFile(config.dataDir)));
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/journal/verification',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Follow the hash chain and name the first bad entry',
        response: { 200: JournalVerification },
      },
    },
    async () => {
      running ??= verify().finally(() => {
        running = null;
      });
      return running;
    },
  );
}

/** The journal as its readers may see it. It is written by whoever changes something. */
export const journalRoutes = (app: FastifyInstance, services: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/journal',
    {
      config: { allow: SCREENS },
      schema: {
        summary: `Entries after (or before) a number, at most ${JOURNAL_PAGE_LIMIT} numbers`,
        querystring: JournalQuery,
        response: { 200: JournalPage },
      },
    },
    async ({ caller, query }) =>
      readPage(journalRepository(services.database), query, readerOf(caller)),
  );
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/journal/timeline',
    {
      config: { allow: SCREENS },
      schema: {
        summary: `The newest of a day, at most ${TIMELINE_LIMIT} that are no changes of conditions`,
        response: { 200: JournalTimeline },
      },
    },
    async ({ caller }) =>
      readTimeline(journalRepository(services.database), readerOf(caller), services.clock.now()),
  );
  registerVerification(app, services);
};
