import { drawConsequences } from '../assessment/consequences.ts';
import type { ContactChange } from '../assessment/findings.ts';
import { instant } from '../clock.ts';
import type { Database, Transaction } from '../database/database.ts';
import {
  DatabaseUnavailable,
  isSerializationFailure,
  isUniqueViolation,
} from '../database/errors.ts';
import { type FeedTally, feedRepository } from '../feeds/repository.ts';
import type { Journal } from '../journal/journal.ts';
import type { AcceptedReading } from './accept.ts';
import type { Foresight } from './foresight.ts';
import { latestRepository, StaleStates } from './latest-repository.ts';
import { dayOf, type Partitions } from './partitions.ts';
import { type Plan, planBatch } from './plan.ts';
import { readingRepository, type SetAside } from './repository.ts';
import type { States } from './states.ts';
import type { Submission } from './submission.ts';
import type { WatchedStream } from './watched.ts';

/** What became of a request's readings. */
export type Booked = { accepted: number; duplicate: number };

type Parts = {
  database: Database;
  journal: Journal;
  states: States;
  foresight: Foresight;
  partitions: Partitions;
  streams(): ReadonlyMap<number, WatchedStream>;
  now(): number;
};

/** Other nodes can be faster this often before the senders are asked to come again. */
const MOST_ATTEMPTS = 6;
/** Of one request at most so many readings are kept aside; the others keep only their count. */
const MOST_ASIDE = 50;

/** The readings of all requests, each with the place of its own. */
function readingsOf(submissions: readonly Submission[]): AcceptedReading[] {
  const all: AcceptedReading[] = [];
  submissions.forEach(({ readings }, request) => {
    for (const reading of readings) {
      reading.request = request;
      all.push(reading);
    }
  });
  return all;
}

function daysOf(readings: readonly AcceptedReading[]): Set<number> {
  const days = new Set<number>();
  for (const { at } of readings) days.add(dayOf(at));
  return days;
}

function bookedOf(
  submissions: readonly Submission[],
  plan: Plan,
  isNew: readonly boolean[],
): Booked[] {
  const booked = submissions.map(() => ({ accepted: 0, duplicate: 0 }));
  for (const { request } of plan.fresh) booked[request]!.accepted += 1;
  plan.behind.forEach(({ request }, index) => {
    booked[request]![isNew[index] ? 'accepted' : 'duplicate'] += 1;
  });
  return booked;
}

function talliesOf(submissions: readonly Submission[], booked: readonly Booked[]): FeedTally[] {
  const tallies = new Map<string, FeedTally & { refused: Record<string, number> }>();
  submissions.forEach(({ feed, refusals }, request) => {
    const tally = tallies.get(feed.id) ?? {
      feed: feed.id,
      accepted: 0,
      duplicates: 0,
      refused: {},
      heard: false,
    };
    const { accepted, duplicate } = booked[request]!;
    tally.accepted += accepted;
    tally.duplicates += duplicate;
    tally.heard ||= accepted + duplicate > 0;
    for (const { reason } of refusals) tally.refused[reason] = (tally.refused[reason] ?? 0) + 1;
    tallies.set(feed.id, tally);
  });
  return [...tallies.values()];
}

const asideOf = (submissions: readonly Submission[]): SetAside[] =>
  submissions.flatMap(({ feed, refusals }) =>
    refusals
      .flatMap(({ reason, aside }) => (aside ? [{ feed: feed.id, reason, body: aside }] : []))
      .slice(0, MOST_ASIDE),
  );

async function write(
  plan: Plan,
  submissions: readonly Submission[],
  parts: Parts,
  transaction: Transaction,
): Promise<Booked[]> {
  const receivedAt = parts.now();
  const repository = readingRepository(transaction);
  await repository.copy(plan.fresh, receivedAt);
  const isNew = await repository.insert(plan.behind, receivedAt);
  await repository.markSpikes(plan.spikes);
  await latestRepository(transaction).update(plan.changes);
  await repository.setAside(asideOf(submissions), receivedAt);
  const booked = bookedOf(submissions, plan, isNew);
  const at = instant(receivedAt);
  const tallies = talliesOf(submissions, booked);
  const recovered = await feedRepository(transaction).tally(tallies, at);
  const contacts = recovered.map((id): ContactChange => {
    const { feed } = submissions.find((submission) => submission.feed.id === id)!;
    return { feed, level: null, isWorsening: false, at: receivedAt, lastSeen: at };
  });
  const entries = await drawConsequences(plan.spoken, contacts, receivedAt, transaction);
  await parts.journal.append(transaction, entries);
  return booked;
}

/**
 * Stores a batch in one transaction: readings, newest states, counters, what follows from them, and the
 * journal last. Nothing is announced and no memory changes before the commit; when it fails, nothing of
 * the batch was stored, or (UnknownOutcome) all of it, and the senders come again without harm.
 */
export function createCommit(parts: Parts) {
  const { database, journal, states, foresight, partitions } = parts;

  const readAgain = (plan: Plan) =>
    states.reload(
      database,
      parts.streams(),
      plan.changes.map(({ stream }) => stream.number),
    );

  return async (
    submissions: readonly Submission[],
    left: readonly Submission[],
  ): Promise<Booked[]> => {
    const foreseen = foresight.take(submissions);
    const readings = readingsOf(submissions);
    let plan = foreseen ?? planBatch(readings, states);
    foresight.begin(plan.changes, left);
    await partitions.ensure(daysOf(readings));
    let mayRepeat = false;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      try {
        const booked = await database.transaction((transaction) =>
          write(plan, submissions, parts, transaction),
        );
        states.adopt(plan.changes);
        journal.announce();
        return booked;
      } catch (error) {
        const isRepeat = isUniqueViolation(error);
        if (!isRepeat && !(error instanceof StaleStates) && !isSerializationFailure(error)) {
          throw error;
        }
        mayRepeat ||= isRepeat;
        await readAgain(plan);
        plan = planBatch(readings, states, mayRepeat);
      }
    }
    throw new DatabaseUnavailable(`other nodes were faster ${MOST_ATTEMPTS} times in a row`);
  };
}
