import type { Logger } from 'pino';
import type { JournalKind } from '../../shared/model/journal.ts';
import { createAlarmUpkeep } from '../assessment/alarm-upkeep.ts';
import { createComingRules } from '../assessment/coming-rules.ts';
import { createDangerDeadlines } from '../assessment/danger-deadlines.ts';
import { createSilenceWatch } from '../assessment/silence.ts';
import { createWatchOfRules } from '../assessment/watch-rules.ts';
import { escalateSupervised } from '../cases/watch.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { createDispatchWatch } from '../dispatches/watch.ts';
import { keepDrills } from '../drills/keep-drills.ts';
import { eachOf } from '../each-of.ts';
import { createComingEvents } from '../events/coming-events.ts';
import { createComingPlans } from '../grid-plans/coming-plans.ts';
import type { Journal } from '../journal/journal.ts';
import type { Catalogue } from './catalogue.ts';
import { createCatchUp } from './catch-up.ts';
import type { Newest } from './newest.ts';
import type { IsShort } from './reserve.ts';
import type { States } from './states.ts';

/** Entries after which the catalogue must be read again. */
const REGISTER_KINDS: ReadonlySet<JournalKind> = new Set([
  'feed.created',
  'stream.created',
  'register.changed',
  'coverage.changed',
  'rule.changed',
  'watch-rule.changed',
  'source.taken-out',
  'source.returned',
]);

type Parts = {
  database: Database;
  journal: Journal;
  clock: Clock;
  logger: Logger;
  newest: Newest;
  states: States;
  catalogue: () => Catalogue;
  processTime?: () => number;
  isShort?: IsShort;
  /** Runs a work while no batch commits. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Reads the catalogue and what depends on it, `learn` last. */
  readRegisters: () => Promise<void>;
};

/** What time and the journal bring without a reading: silence, rules that come into force, deadlines that pass. */
export function createWatches({ alone, readRegisters, ...parts }: Parts) {
  const { journal, logger } = parts;
  const silence = createSilenceWatch(parts);
  const comingRules = createComingRules(parts);
  const comingEvents = createComingEvents(parts);
  const comingPlans = createComingPlans(parts);
  const watchRules = createWatchOfRules(parts);
  const keepUpAlarms = createAlarmUpkeep(parts);
  const tellUnacknowledged = createDispatchWatch(parts);
  const dangerDeadlines = createDangerDeadlines(parts);
  const stopHearing = journal.subscribe(({ entries }) => watchRules.hear(entries));
  const { catchUp, stop } = createCatchUp({
    ...{ journal, logger, alone },
    learnings: [
      { kinds: new Set(['event.changed']), learn: comingEvents.learn },
      { kinds: new Set(['plan.stepped']), learn: comingPlans.learn },
      { kinds: REGISTER_KINDS, learn: readRegisters },
    ],
  });
  let evaluatedAt = Number.NEGATIVE_INFINITY;

  /** All that a picture without a banner promises: where one of these fails every time, it says so (F14). */
  const judge = async () => {
    await eachOf([
      catchUp,
      () => comingRules.tell(),
      async () => (await comingEvents.tell()) && readRegisters(),
      async () => (await comingPlans.tell()) && readRegisters(),
      () => silence.evaluate(),
      () => watchRules.evaluate(),
      () => keepUpAlarms(),
      () => tellUnacknowledged(),
    ]);
    evaluatedAt = silence.evaluatedAt();
  };

  return {
    watchRules,
    /** Learns what comes next of rules, events, plans and watch rules. */
    async learn(): Promise<void> {
      await comingRules.learn();
      await comingEvents.learn();
      await comingPlans.learn();
      await watchRules.learn();
    },
    /** Not to be run while a batch commits. */
    evaluate: (): Promise<void> =>
      eachOf([
        judge,
        () => dangerDeadlines.tell(),
        () => escalateSupervised(parts),
        () => keepDrills(parts),
      ]),
    evaluatedAt: (): number => evaluatedAt,
    stop(): void {
      stopHearing();
      stop();
    },
  };
}
