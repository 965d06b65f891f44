import { findSlow } from '../../../server/live/slow-receivers.ts';
import type { NewestReading } from '../../../server/telemetry/newest.ts';
import type { JournalAnnouncement } from '../../../shared/wire/protocol.ts';
import { answerAs } from './child.ts';
import { openLiveSockets, preciseNow } from './live-sockets.ts';
import { movedUnits } from './moving-city.ts';

/** The server of the slow-client bench: our sockets, ticked on a schedule, with the cutter at work. */

const STARTED = Date.UTC(2026, 6, 6, 2);
/** Every so many ticks the journal speaks too: text waits for a stalled screen as nothing else does. */
const TICKS_A_JOURNAL_ENTRY = 4;

/** Frames bear the moment they were due, so that a late tick counts as latency. */
let due = 0;
const live = await openLiveSockets(() => due);
const STEPS = 16;
let steps: NewestReading[][] = [];

let timer: NodeJS.Timeout | null = null;
let step = 0;
let mayCut = false;
let cut = 0;
let largestRss = 0;

const announcement = (number: number): JournalAnnouncement => ({
  from: number,
  to: number,
  entries: [
    {
      number,
      at: new Date(STARTED).toISOString(),
      kind: 'alarm.raised',
      actor: 'system',
      county: null,
      town: null,
      subject: `alarm-${number}`,
      data: { name: 'x'.repeat(400) },
    },
  ],
});

function tick(units: readonly NewestReading[]): void {
  step += 1;
  for (const unit of units) live.newest.apply({ ...unit, at: STARTED + step });
  live.ticker.tick();
  if (step % TICKS_A_JOURNAL_ENTRY === 0) live.io.emit('journal', announcement(step));
  const { tooSlow } = findSlow(live.screens.all(), performance.now());
  for (const receiver of mayCut ? tooSlow : []) {
    cut += 1;
    live.screens.close(receiver, 'too-slow');
  }
  largestRss = Math.max(largestRss, process.memoryUsage.rss());
}

const verbs = {
  port: () => live.port,
  /** Screens that do not take what was sent. */
  blocked: () => [...live.screens.all()].filter(({ line }) => !line.isWritable()).length,
  connected: () => live.screens.size,
  /** From now on so many units move a tick. */
  move(units: number) {
    steps = Array.from({ length: STEPS }, (_, index) => movedUnits(units, index, STARTED));
  },
  /** Begins to tick: `units` move every `everyMs`. Memory is measured from here. */
  start({ units, everyMs }: { units: number; everyMs: number }) {
    verbs.move(units);
    globalThis.gc?.();
    cut = 0;
    largestRss = process.memoryUsage.rss();
    const before = largestRss;
    due = preciseNow();
    timer = setInterval(() => {
      const now = preciseNow();
      while (due + everyMs <= now) {
        due += everyMs;
        tick(steps[step % steps.length]!);
      }
    }, 1);
    return { rss: before };
  },
  /** From now on who is too slow is cut, as the server does from the beginning. */
  cutSlow() {
    mayCut = true;
  },
  stop() {
    if (timer) clearInterval(timer);
    return { largestRss, cut };
  },
  /** What every screen must show: the newest of each unit. */
  newest: () => [...live.newest.all()].map(({ number, at }) => [number, at] as const),
};
export type SlowVerbs = typeof verbs;
answerAs(verbs);
