import { isInArea } from '../../shared/geo/ring.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Telemetry } from '../store/telemetry.ts';
import type { Asked, Selection } from '../store/view-store.ts';
import { subjectOf } from './subject.ts';

type Place = readonly [number, number];

type Known = Pick<LiveState, 'registers' | 'coverage' | 'alarms' | 'warnings' | 'incidents'>;

/**
 * Which things tables list while they hold to the ground that was asked about; null: all of them. `at` is
 * where a thing is that the map does not know by itself.
 */
export function heldToGround(
  asked: Asked | null,
  known: Known,
  newest: Telemetry,
): ((selection: Selection | null, at?: Place | null) => boolean) | null {
  if (asked === null || asked.answer === null || !asked.holdsTables) return null;
  const { outline, hazards, gatherings } = asked.answer;
  // An area may reach into the ground though its middle does not.
  const named = new Set([...hazards.items, ...gatherings.items].map(({ id }) => id));
  return (selection, at = null) => {
    if (selection !== null && named.has(selection.id)) return true;
    const place = at ?? (selection && subjectOf(known, newest, selection)?.place) ?? null;
    return place !== null && isInArea(outline.coordinates, place);
  };
}

/** The ground in words of a link, for the journal: `drawn:120.30000,31.50000;…`. */
export function groundTold(asked: Asked | null): string {
  if (asked === null || !asked.holdsTables) return '';
  const { ground } = asked;
  const degrees = (place: Place) => place.map((part) => part.toFixed(5)).join(',');
  if (ground.kind === 'hazard') return `hazard:${ground.id}:${ground.metres}`;
  if (ground.kind === 'place') return `place:${degrees(ground.place)}:${ground.metres}`;
  return `drawn:${ground.corners.map(degrees).join(';')}`;
}
