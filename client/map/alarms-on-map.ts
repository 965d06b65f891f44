import { severityOf } from '../situation/severity.ts';
import type { MapPoint } from './map-point.ts';

/** Alarms as they are drawn, one beside the other. */
type Alarms = readonly MapPoint[];

const NONE: Alarms = [];

const isSame = (a: MapPoint, b: MapPoint): boolean => a.id === b.id && a.icon === b.icon;

/** A degree of latitude is drawn longer than one of longitude: this errs towards near. */
const isNear = (reachDegrees: number, a: MapPoint, b: MapPoint): boolean =>
  Math.abs(a.lon - b.lon) < reachDegrees && Math.abs(a.lat - b.lat) < reachDegrees;

/** How far the map has come with the alarms it is to show: what it is to show, was given, and has drawn. */
export function createAlarmsOnMap() {
  let shown = NONE;
  let given = NONE;
  let drawn = NONE;
  let reachDegrees = 0;
  return {
    /** @param symbolDegrees how wide a symbol is, in degrees of longitude */
    show(alarms: Alarms, symbolDegrees: number): void {
      shown = alarms;
      reachDegrees = symbolDegrees;
    },
    /** deck.gl was given layers with what is to be shown. */
    give(): void {
      given = shown;
    },
    /** The map was drawn with what was given. */
    draw(): void {
      drawn = given;
    },
    isDrawn: (): boolean => given === drawn,
    /**
     * What a symbol above the map is to show for an alarm until the map shows it. Null where the map has it already,
     * shows none, or will draw it below that of a worse one.
     */
    awaited(alarm: number): MapPoint | null {
      const own = shown.find(({ id }) => id === String(alarm));
      if (!own || drawn.some((point) => isSame(point, own))) return null;
      const isBelow = shown.some(
        (other) =>
          severityOf(other.condition) > severityOf(own.condition) &&
          isNear(reachDegrees, own, other),
      );
      return isBelow ? null : own;
    },
  };
}
