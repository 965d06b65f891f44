import { mayTellPlace } from '../../shared/risk/dispatch-life.ts';
import {
  askOwnTask,
  sendOwnAct,
  sendOwnPhoto,
  tellOwnPlace,
  withdrawOwnPlace,
} from '../commands/unit-acts.ts';
import type { Refusal } from '../live/api.ts';
import { serverClock } from '../store/clock.ts';
import { isForLater, isPhoto, settled, stateAfter } from './outbox.ts';
import { dropPhoto, photoOf } from './photo-shelf.ts';
import { cutUnit, unitStore } from './unit-store.ts';

/** How often the task is asked for while the page is looked at [D]. */
const ASKED_EVERY_MS = 5_000;
/** A place is told at most so often: enough to see a unit come [D]. */
const TOLD_EVERY_MS = 15_000;
const NOT_PAIRED = 401;

const settle = (key: string, refusal: Refusal | null): void =>
  unitStore.setState(({ outbox }) => ({ outbox: settled(outbox, key, refusal) }));

/** Sends steps and notes that wait, in their order and one at a time; stops where the line does. */
async function sendWaiting(): Promise<void> {
  for (;;) {
    const act = unitStore.getState().outbox.waiting.find((one) => !isPhoto(one));
    if (!act || isPhoto(act)) return;
    const answer = await sendOwnAct(act.kind, act.body, act.key);
    if (!answer.ok && answer.refusal.status === NOT_PAIRED) return;
    if (!answer.ok && isForLater(answer.refusal)) {
      unitStore.setState({ line: 'lost' });
      return;
    }
    settle(act.key, answer.ok ? null : answer.refusal);
  }
}

/** The picture is gone from the device: its storage was emptied while it waited. */
const LOST: Refusal = { status: 0, error: 'photo-lost', message: 'the picture is not there' };

/**
 * Sends photos that wait, one at a time; a photo on a poor line must not hold up a step. One that the device does not
 * give out now waits on, and the others go before it.
 */
async function sendPhotos(): Promise<void> {
  const unread = new Set<string>();
  for (;;) {
    const waiting = unitStore.getState().outbox.waiting.filter(isPhoto);
    const act = waiting.find(({ key }) => !unread.has(key));
    if (!act) return;
    const picture = await photoOf(act.key).catch(() => undefined);
    if (picture === undefined) {
      unread.add(act.key);
      continue;
    }
    const answer = picture && (await sendOwnPhoto(act.body, picture, act.key));
    if (answer && !answer.ok) {
      const { refusal } = answer;
      if (refusal.status === NOT_PAIRED || isForLater(refusal)) return;
    }
    const refusal = answer === null ? LOST : answer.ok ? null : answer.refusal;
    settle(act.key, refusal);
    await dropPhoto(act.key);
  }
}

/** Begins what is not under way already. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isUnderWay = false;
  return () => {
    if (isUnderWay) return;
    isUnderWay = true;
    void work().finally(() => {
      isUnderWay = false;
    });
  };
}

const catchUpPhotos = oneAtATime(sendPhotos);

async function askTask(): Promise<void> {
  const answer = await askOwnTask();
  if (answer.ok) {
    serverClock.observe(answer.value.at);
    unitStore.setState({ task: answer.value, line: 'there' });
    // Also what was said before the line was lost: not to be seen any more is a wish, and not a setting.
    if (!unitStore.getState().shares && answer.value.where.source === 'page') {
      await withdrawOwnPlace();
    }
  } else if (answer.refusal.status === NOT_PAIRED) {
    cutUnit();
  } else unitStore.setState({ line: 'lost' });
}

let isWanted = false;
const goRound = oneAtATime(async () => {
  while (isWanted) {
    isWanted = false;
    await sendWaiting();
    await askTask();
    if (unitStore.getState().line === 'there') catchUpPhotos();
  }
});

/** Sends what waits and asks anew; asked for again meanwhile, it goes round once more. */
export function catchUp(): void {
  isWanted = true;
  goRound();
}

/** The task whose places may be told now; null: none. */
function sharedTask(): string | null {
  const { task, shares, outbox } = unitStore.getState();
  const dispatch = task?.task?.dispatch;
  if (!shares || !dispatch) return null;
  return mayTellPlace(stateAfter(dispatch, outbox.waiting)) ? dispatch.id : null;
}

/** Looks where the device is while there is a task to tell it for, and not a moment longer. */
function followPlace(): () => void {
  let watching: number | null = null;
  let toldAt = 0;
  const tell = ({ coords, timestamp }: GeolocationPosition) => {
    const dispatch = sharedTask();
    if (dispatch === null) return;
    const place: [number, number] = [coords.longitude, coords.latitude];
    unitStore.setState({ place });
    if (timestamp - toldAt < TOLD_EVERY_MS) return;
    toldAt = timestamp;
    // Lost on the way it is not sent again: the next one is worth more.
    void tellOwnPlace({ dispatch, place, at: new Date(timestamp).toISOString() });
  };
  const stop = () => {
    if (watching !== null) navigator.geolocation.clearWatch(watching);
    watching = null;
    if (unitStore.getState().place !== null) unitStore.setState({ place: null });
  };
  const look = () => {
    const isOn = sharedTask() !== null;
    if (isOn && watching === null && 'geolocation' in navigator) {
      const unknown = () => unitStore.setState({ place: null });
      watching = navigator.geolocation.watchPosition(tell, unknown, { enableHighAccuracy: true });
    } else if (!isOn && watching !== null) stop();
  };
  const quit = unitStore.subscribe(look);
  look();
  return () => {
    quit();
    stop();
  };
}

/** Keeps the page in step with the server until it is closed. */
export function followUnit(): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') catchUp();
  }, ASKED_EVERY_MS);
  const lost = () => unitStore.setState({ line: 'lost' });
  window.addEventListener('online', catchUp);
  window.addEventListener('offline', lost);
  document.addEventListener('visibilitychange', catchUp);
  const quit = followPlace();
  catchUp();
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', catchUp);
    window.removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', catchUp);
    quit();
  };
}
