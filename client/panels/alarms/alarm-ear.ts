import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Level } from '../../../shared/model/level.ts';
import { factsOf } from '../../situation/alarm-facts.ts';
import type { LiveState } from '../../store/live-store.ts';
import { type Audible, type Moment, nextSound, type SoundState, soundsBefore } from './sound.ts';
import { type Offered, offerOf } from './sound-offer.ts';

type Live = Pick<LiveState, 'alarms' | 'alarmsToldAt' | 'holds' | 'escalations'>;

/** How it is listened. @property mutedUntil steady ms */
type Listening = { isHeard: boolean; mutedUntil: number; now: Moment };

/** An alarm that is offered. @property isMissed it rose since the first picture, and was never offered before */
type Offer = Audible & { level: Level; isMissed: boolean };

/** What this page has offered to whoever sits before it, so that each alarm sounds when it should, and once. */
export type Ear = {
  /** Takes in all alarms as they stand, and says which levels sound now. */
  listen(live: Live, how: Listening): Level[];
};

/** The occurrences that stood when the page first saw the city: whoever opens it sees them. */
function standingAtFirst({ alarms, alarmsToldAt }: Live): ReadonlyMap<number, number> {
  const found = [...alarms.values()].filter(({ id }) => !alarmsToldAt.has(id));
  return new Map(found.map(({ id, occurrence }) => [id, occurrence]));
}

export function createEar(): Ear {
  let state: SoundState = { sounded: [], mutedUntil: 0 };
  let atFirst: ReadonlyMap<number, number> | null = null;
  const offered = new Map<number, Offered>();

  /** What has not been offered as it is now, worst first. @param now epoch ms at the server */
  function takeOffers(live: Live, now: number): Offer[] {
    const facts = factsOf(live);
    const offers: Offer[] = [];
    const isKnown = ({ id, occurrence }: Alarm) =>
      offered.get(id)?.occurrence === occurrence || atFirst?.get(id) === occurrence;
    for (const alarm of live.alarms.values()) {
      const known = { facts: facts(alarm), toldAt: live.alarmsToldAt.get(alarm.id) ?? null, now };
      const before = offered.get(alarm.id);
      const next = offerOf(alarm, known, before);
      if (before?.mark === next.offered.mark) continue;
      offers.push({ ...next.audible, level: alarm.level, isMissed: !isKnown(alarm) });
      offered.set(alarm.id, next.offered);
    }
    for (const id of offered.keys()) if (!live.alarms.has(id)) offered.delete(id);
    return offers.sort(soundsBefore);
  }

  function sounds(audible: Audible, now: Moment): boolean {
    const next = nextSound(state, audible, now);
    state = next.state;
    return next.sounds;
  }

  /**
   * Reds that rose while the line was down, or while nobody could hear: too old to sound each, and not the past as long as
   * they stand and nobody has acknowledged them. One sound is for all of them.
   */
  function soundsForMissed(offers: readonly Offer[], now: Moment): boolean {
    const toldAt = new Date(now.server).toISOString();
    return offers.some(
      (offer) => offer.isMissed && offer.level === 'red' && sounds({ ...offer, toldAt }, now),
    );
  }

  return {
    listen(live, { isHeard, mutedUntil, now }) {
      atFirst ??= standingAtFirst(live);
      // What nobody can hear is not taken as heard: it sounds with the first touch.
      if (!isHeard) return [];
      state = { ...state, mutedUntil };
      const offers = takeOffers(live, now.server);
      const heard = offers.filter((offer) => sounds(offer, now)).map(({ level }) => level);
      // A red that is new sounds for those that were missed; a lesser alarm does not.
      if (heard.includes('red') || !soundsForMissed(offers, now)) return heard;
      return ['red', ...heard];
    },
  };
}
