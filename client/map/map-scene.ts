import type { LiveState } from '../store/live-store.ts';
import type { Telemetry } from '../store/telemetry.ts';
import type { ViewState } from '../store/view-store.ts';

/** All that the layers are made of: state in, layers out. */
export type MapScene = {
  live: LiveState;
  view: ViewState;
  telemetry: Telemetry;
  /** Whole and half steps of zoom; clusters and labels change with it, not with every wheel tick. */
  zoom: number;
  /** Epoch ms at the server. */
  now: number;
  /** How much larger than on a desk symbols are: a wall is read from across the room. */
  scale: number;
};

/** How much larger than on a desk: a wall is read from eight metres, whatever its pixels. */
export const symbolScale = (desk: ViewState['desk'], height: number): number =>
  desk === 'wall' ? Math.max(1.5, height / 720) : 1;
