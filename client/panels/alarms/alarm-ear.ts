import type { Level } from '../../../shared/model/level.ts';
import { factsOf } from '../../situation/alarm-facts.ts';
import type { LiveState } from '../../store/live-store.ts';
import { type Audible, nextSound, type SoundState, soundsBefore } from './sound.ts';
import { type Offered, offerOf } from './sound-offer.ts';

type Live = Pick<LiveState, 'alarms' | 'alarmsToldAt' | 'holds' | 'escalations'>;

/** How it is listened. @property now, mutedUntil epoch ms at the server */
type Listening = { isHeard: boolean; mutedUntil: number; now: number };

/** An alarm that is offered. */
type Offer = Audible & { level: Level };

/** What this page has offered to whoever sits before it, so that each alarm sounds when it should, and once. */
export type Ear = {
  /** Takes in all alarms as they stand, and says which levels sound now. */
  listen(live: Live, how: Listening): Level[];
};

export function createEar(): Ear {
  let state: SoundState = { sounded: [], mutedUntil: 0 };
  const offered = new Map<number, Offered>();

  /** What has not been offered as it is now, worst first. */
  function takeOffers(live: Live, now: number): Offer[] {
    const facts = factsOf(live);
    const offers: Offer[] = [];
    for (const alarm of live.alarms.values()) {
      const known = { facts: facts(alarm), toldAt: live.alarmsToldAt.get(alarm.id) ?? null, now };
      const before = offered.get(alarm.id);
      const next = offerOf(alarm, known, before);
      if (before?.mark === next.offered.mark) continue;
      offers.push({ ...next.audible, level: alarm.level });
      offered.set(alarm.id, next.offered);
    }
    for (const id of offered.keys()) if (!live.alarms.has(id)) offered.delete(id);
    return offers.sort(soundsBefore);
  }

  function sounds(audible: Audible, now: number): boolean {
    const next = nextSound(state, audible, now);
    state = next.state;
    return next.sounds;
  }

  return {
    listen(live, { isHeard, mutedUntil, now }) {
      // What nobody can hear is not taken as heard: it sounds with the first touch, while it is new.
      if (!isHeard) return [];
      state = { ...state, mutedUntil };
      const offers = takeOffers(live, now);
      return offers.filter((offer) => sounds(offer, now)).map(({ level }) => level);
    },
  };
}
