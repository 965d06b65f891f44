import { describe, expect, it } from 'vitest';
import { createWatchedPlaces, watchedAt } from '../../../server/assessment/watched-places.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import { newestReading } from '../../support/newest.ts';
import { MORNING } from '../../support/risk.ts';
import { geofence, INSIDE, watchPlace, watchRule } from '../../support/watch.ts';

const UNIT = 6;
const SECOND = 1_000;
const rule = watchRule(geofence());

/** A place whose unit has been heard inside, not judged yet. */
function aPlace() {
  const newest = createNewest();
  const [lon, lat] = INSIDE;
  newest.apply(newestReading(UNIT, { at: MORNING, value: null, lon, lat }));
  const places = createWatchedPlaces(newest);
  const watched = watchedAt(watchPlace(rule, { conditions: [] }), false, undefined);
  places.take([watched]);
  return { places, watched };
}

describe('what a place of a watch rule remembers', () => {
  it('is told to be written at every look until it is written, and then no more', () => {
    const { places, watched } = aPlace();
    expect(places.look(MORNING)).toEqual([watched]);
    expect(watched.memory.side).toBe('in');
    expect(places.look(MORNING + SECOND)).toEqual([watched]);
    watched.kept = watched.memory;
    expect(places.look(MORNING + 2 * SECOND)).toEqual([]);
    expect(places.look(MORNING + 3 * SECOND)).toEqual([]);
  });

  it('is judged again when it is asked to be, though nothing was heard', () => {
    const { places, watched } = aPlace();
    places.look(MORNING);
    watched.kept = watched.memory;
    places.look(MORNING + SECOND);
    watched.answer = 'unknown';
    places.look(MORNING + 2 * SECOND);
    expect(watched.answer).toBe('unknown');
    places.lookAgain([watched]);
    places.look(MORNING + 3 * SECOND);
    expect(watched.answer).toBe('no');
  });
});
