import type { MapLibreMap } from 'maplibre-gl';
import { serverNow } from '../store/clock.ts';
import { createAlarmsOnMap } from './alarms-on-map.ts';
import type { EarlySymbol } from './early-symbol.ts';
import { type MapScene, sightOf } from './map-scene.ts';
import { createPulseMarks } from './pulse-marks.ts';
import { createPulses, livingPulses, type Pulse } from './pulses.ts';
import { ALARM_PX } from './symbol-layers.ts';
import type { Things } from './things.ts';

/**
 * Alarms that have just risen: a ring around each, and its symbol above the map until the map has drawn it, which may
 * take a tenth of a second.
 */
export function createRisenAlarms(map: MapLibreMap) {
  const pulses = createPulses();
  const alarms = createAlarmsOnMap();
  let scene: MapScene | null = null;

  /** The symbol of an alarm that has just risen, which the map is yet to draw. */
  const awaited = ({ alarm }: Pulse): EarlySymbol | null => {
    const point = alarms.awaited(alarm);
    if (!point || !scene) return null;
    const { view, scale } = scene;
    const { opacity } = view.layers.alarms;
    return { icon: point.icon, theme: view.theme, sizePx: ALARM_PX * scale, opacity };
  };
  const marks = createPulseMarks(map, awaited);

  return {
    /**
     * Takes what is to be shown from now on.
     * @param things null: nothing is drawn yet
     * @param frameTime ms of the frame clock
     */
    follow(now: MapScene, things: Things | null, frameTime: number): void {
      scene = now;
      const symbolDegrees = ALARM_PX * scene.scale * sightOf(map).pixelDegrees;
      if (things) alarms.show(things.shownAlarms, symbolDegrees);
      // The scene's own time goes in steps, too coarse to tell news by.
      pulses.follow(scene.live.alarms, scene.view.theme, frameTime, serverNow());
    },
    /** @returns whether a ring began */
    show: (frameTime: number): boolean => marks.show(pulses.living(), frameTime, scene?.scale ?? 1),
    /** Whether a ring widens at this time of the frame clock. */
    isMoving: (frameTime: number): boolean => livingPulses(pulses.living(), frameTime).length > 0,
    /** deck.gl was given layers with what is to be shown. */
    give: alarms.give,
    /** The map was drawn with what was given. */
    draw(): void {
      if (alarms.isDrawn()) return;
      alarms.draw();
      marks.settle();
    },
    /** Whether the map has drawn all it was given. */
    isDrawn: alarms.isDrawn,
    end: marks.end,
  };
}
