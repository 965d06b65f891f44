import type { JournalKind } from '../../shared/model/journal.ts';
import { createAlarmUpkeep } from '../assessment/alarm-upkeep.ts';
import { createComingRules } from '../assessment/coming-rules.ts';
import { createDangerDeadlines } from '../assessment/danger-deadlines.ts';
import { createEventCrowds } from '../assessment/event-crowds.ts';
import { createSilenceWatch } from '../assessment/silence.ts';
import { createWatchOfRules } from '../assessment/watch-rules.ts';
import { escalateSupervised } from '../cases/watch.ts';
import { createDispatchWatch } from '../dispatches/watch.ts';
import { keepDrills } from '../drills/keep-drills.ts';
import { eachOf } from '../each-of.ts';
import { createComingEvents } from '../events/coming-events.ts';
import { createComingPlans } from '../grid-plans/coming-plans.ts';
import { createSpontaneousWatch } from '../spontaneous/watch.ts';
import type { MakeWatches } from '../telemetry/watches.ts';
import { createCatchUp } from './catch-up.ts';

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

/** All that the clock brings, feature by feature. */
export const createWatches: MakeWatches = ({ alone, readRegisters, ...parts }) => {
  const { journal, logger } = parts;
  const silence = createSilenceWatch(parts);
  const comingRules = createComingRules(parts);
  const comingEvents = createComingEvents(parts);
  const comingPlans = createComingPlans(parts);
  const watchRules = createWatchOfRules(parts);
  const eventCrowds = createEventCrowds(parts);
  const keepUpAlarms = createAlarmUpkeep(parts);
  const tellUnacknowledged = createDispatchWatch(parts);
  const dangerDeadlines = createDangerDeadlines(parts);
  const spontaneous = createSpontaneousWatch(parts);
  const learnEvents = async () => {
    await comingEvents.learn();
    await eventCrowds.learn();
  };
  const stopHearing = journal.subscribe(({ entries }) => watchRules.hear(entries));
  const { catchUp, stop } = createCatchUp({
    ...{ journal, logger, alone },
    learnings: [
      { kinds: new Set(['event.changed']), learn: learnEvents },
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
      // Where no reading is taken, no time that passes says anything of a place.
      async () =>
        (await parts.isShort?.()) || eachOf([() => watchRules.evaluate(), eventCrowds.evaluate]),
      () => keepUpAlarms(),
      () => tellUnacknowledged(),
    ]);
    evaluatedAt = silence.evaluatedAt();
  };

  return {
    watchRules,
    async learn(): Promise<void> {
      await comingRules.learn();
      await learnEvents();
      await comingPlans.learn();
      await watchRules.learn();
    },
    evaluate: (): Promise<void> =>
      eachOf([
        judge,
        () => dangerDeadlines.tell(),
        () => escalateSupervised(parts),
        () => keepDrills(parts),
      ]),
    evaluatedAt: (): number => evaluatedAt,
    lookForGatherings: async () => ((await parts.isShort?.()) ? 0 : spontaneous.look()),
    stop(): void {
      stopHearing();
      stop();
    },
  };
};
