import { FRAME_INTERVAL_MS, HEARTBEAT_INTERVAL_MS } from '../../shared/wire/protocol.ts';
import type { Services } from '../services.ts';
import { announce } from './announcer.ts';
import { createFrameTicker } from './frame-ticker.ts';
import { sayGoodbye } from './goodbye.ts';
import { createHeartbeat } from './heartbeat.ts';
import { joinOtherNodes } from './join-other-nodes.ts';
import type { LiveServer } from './receiver.ts';
import { createScreens, type Screens } from './screens.ts';
import { findEnded } from './sessions.ts';
import { findSlow } from './slow-receivers.ts';

/** Half of what revocation may take (FAULTS.md G10). */
const SESSION_CHECK_INTERVAL_MS = 1_000;
/** Returning screens are spread over this time, so that a restart is no storm (F29). */
const RETURN_SPREAD_MS = 3_000;
const RETURN_AFTER_MS = 500;

/** Cuts who ended or lost their session. One check at a time: a slow database must not pile them up. */
const createSessionCheck = (screens: Screens, { identity, logger }: Services) => {
  let checking = false;
  return async (): Promise<void> => {
    if (checking) return;
    checking = true;
    try {
      const ended = await findEnded(screens.all(), identity);
      for (const { receiver, reason } of ended) screens.close(receiver, reason);
    } catch (error) {
      logger.warn({ err: error }, 'the sessions of open sockets could not be checked');
    } finally {
      checking = false;
    }
  };
};

/** What the journal and the session table say, told to the screens it concerns. Returns the way to stop. */
const hearOthers = (io: LiveServer, screens: Screens, { journal, identity }: Services) => {
  const stopJournal = journal.subscribe((range) => {
    const callers = [...screens.all()].map(({ caller }) => caller);
    announce(range, callers, (room, except, announcement) =>
      io
        .to(room)
        .except([...except])
        .emit('journal', announcement),
    );
  });
  const stopEnds = identity.onEnded((session) =>
    screens.closeWhere(({ caller }) => caller.session === session, 'session-ended'),
  );
  return () => {
    stopJournal();
    stopEnds();
  };
};

/** Says goodbye to everybody, each with another time to come back. */
const sendHome = (screens: Screens): void => {
  const step = RETURN_SPREAD_MS / Math.max(1, screens.size);
  [...screens.all()].forEach((receiver, place) => {
    sayGoodbye(receiver, 'shutting-down', RETURN_AFTER_MS + Math.round(place * step));
  });
};

/** Everything that is said on sockets, from now until `close`. */
export const createLive = (io: LiveServer, services: Services) => {
  const { clock, metrics, newest } = services;
  const screens = createScreens(services);
  const others = joinOtherNodes(services);
  const { groups } = screens;
  const ticker = createFrameTicker({ newest, groups, clock, onChanged: others?.share });
  const beat = createHeartbeat(io, services, ticker.sequence);

  const tick = (): void => {
    metrics.frames.inc(ticker.tick());
    const { tooSlow, queuedBytes } = findSlow(screens.all(), clock.monotonic());
    metrics.queueBytes.set(queuedBytes);
    for (const receiver of tooSlow) screens.close(receiver, 'too-slow');
  };
  const heartbeat = (): void => {
    for (const receiver of screens.all()) receiver.messages = 0;
    void beat();
  };

  const timers = [
    setInterval(tick, FRAME_INTERVAL_MS),
    setInterval(heartbeat, HEARTBEAT_INTERVAL_MS),
    setInterval(createSessionCheck(screens, services), SESSION_CHECK_INTERVAL_MS),
  ];
  const stopHearing = hearOthers(io, screens, services);
  return {
    admit: screens.admit,
    close(): void {
      for (const timer of timers) clearInterval(timer);
      stopHearing();
      others?.close();
      sendHome(screens);
      screens.closeChannel();
    },
  };
};
