import type { TextKey } from '../i18n/use-text.ts';
import type { LayerId } from '../store/view-store.ts';
import type { SceneName } from './schedule.ts';

/** What a scene looks at, what it shows of it, and which step ladder stands beside. */
export type SceneView = {
  /** `[west, south, east, north]` in degrees; null: the whole area of the wall. */
  bounds: readonly [number, number, number, number] | null;
  layers: readonly LayerId[];
  title: TextKey;
  ladder: TextKey;
};

const BASE: readonly LayerId[] = ['water', 'boundaries', 'labels', 'warnings', 'alarms'];

/** Source of the bounds: DOMAIN.md §8 (city bounds; canal and lake shore; centre with the visited places). */
export const SCENE_VIEWS: Readonly<Record<SceneName, SceneView>> = {
  overview: {
    bounds: null,
    layers: [...BASE, 'grids', 'hazard-areas', 'gatherings', 'units'],
    title: 'scene.overview',
    ladder: 'wall.ladder.overview',
  },
  flood: {
    bounds: [119.5, 31.1, 120.6, 32.0],
    layers: [...BASE, 'grids', 'streams', 'hazard-areas', 'units'],
    title: 'scene.flood',
    ladder: 'wall.ladder.flood',
  },
  crowd: {
    bounds: [120.05, 31.36, 120.5, 31.68],
    layers: [...BASE, 'gatherings', 'units'],
    title: 'scene.crowd',
    ladder: 'wall.ladder.crowd',
  },
  hazards: {
    bounds: null,
    layers: [...BASE, 'grids', 'hazard-areas'],
    title: 'scene.hazards',
    ladder: 'wall.ladder.hazards',
  },
  'shelters-units': {
    bounds: null,
    layers: [...BASE, 'shelters', 'units'],
    title: 'scene.shelters-units',
    ladder: 'wall.ladder.shelters-units',
  },
};
