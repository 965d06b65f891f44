import { useEffect, useMemo, useRef, useState } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import { serverNow } from '../store/clock.ts';
import { liveStore, useLive } from '../store/live-store.ts';
import { flyTo } from '../store/map-port.ts';
import { LAYER_IDS, viewStore } from '../store/view-store.ts';
import { SCENE_VIEWS } from './scenes.ts';
import {
  broughtForward,
  programmeInForce,
  programmeOf,
  type SceneName,
  sceneAt,
  sceneOfAlarm,
} from './schedule.ts';
import { isAsideIn, standingOf } from './standing.ts';

/** Often enough that walls side by side change within a blink of each other. */
const LOOK_MS = 250;

export type SceneNow = {
  scene: SceneName;
  /** The red alarm that brought the scene forward; null while the programme runs. */
  forced: number | null;
};

/** The red alarm that holds its scene; none that somebody has set aside, which stands on no list of the wall either. */
function redNow(now: number): Alarm | null {
  const live = liveStore.getState();
  const standing = standingOf({ alarms: live.alarms, isAside: isAsideIn(live) });
  return broughtForward(standing, live.alarmsToldAt, now);
}

function sceneNow(address: ReturnType<typeof programmeOf>): SceneNow {
  const { walls, me } = liveStore.getState();
  const now = serverNow();
  const alarm = redNow(now);
  if (alarm) return { scene: sceneOfAlarm(alarm), forced: alarm.id };
  const own = me?.role === 'wall' ? walls.find(({ id }) => id === me.id) : undefined;
  return { scene: sceneAt(programmeInForce(own?.direction ?? null, address), now), forced: null };
}

/** Shows a scene on the map: its layers, then its part of the city. */
function stage(scene: SceneName): void {
  const { bounds, layers } = SCENE_VIEWS[scene];
  const { scope } = liveStore.getState();
  viewStore.setState({
    layers: Object.fromEntries(
      LAYER_IDS.map((id) => [id, { visible: layers.includes(id), opacity: 1 }]),
    ) as ReturnType<typeof viewStore.getState>['layers'],
  });
  const red = redNow(serverNow());
  if (red?.place) {
    flyTo({ lon: red.place[0], lat: red.place[1], zoom: 12 });
    return;
  }
  const area = scope.town ?? scope.county;
  // A wall of one county or town looks at that; the scene's own frame is the city's.
  if (area !== null) flyTo({ kind: 'area', id: area });
  else if (bounds === null) flyTo({ kind: 'area', id: CITY_CODE });
  else flyTo({ bounds });
}

/**
 * Which scene is on, decided four times a second by the server's clock alone.
 * @param top where the open part of the map begins: a scene is framed again when that moves
 */
export function useScene(locked: boolean, top: number): SceneNow {
  const address = useMemo(() => programmeOf(new URLSearchParams(window.location.search)), []);
  const [now, setNow] = useState<SceneNow>(() => sceneNow(address));
  const ready = useLive((live) => live.registers !== null);
  const staged = useRef('');
  useEffect(() => {
    const look = () => {
      const next = sceneNow(address);
      setNow((before) =>
        before.scene === next.scene && before.forced === next.forced ? before : next,
      );
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [address]);
  useEffect(() => {
    if (!ready || locked) return;
    const wanted = `${now.scene} ${now.forced} ${top}`;
    if (staged.current === wanted) return;
    staged.current = wanted;
    stage(now.scene);
  }, [ready, locked, now, top]);
  useEffect(() => {
    // Whoever moved the map gets the scene back when the lock ends.
    if (locked) staged.current = '';
  }, [locked]);
  return now;
}
