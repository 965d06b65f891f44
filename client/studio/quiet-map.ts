import type { LayerId } from '../store/view-store.ts';
import { viewStore } from '../store/view-store.ts';

/** What moves or alarms would lie over the lines that are drawn; hazards and shelters stay: they change hands. */
const IN_THE_WAY: readonly LayerId[] = [
  'grids',
  'gatherings',
  'streams',
  'units',
  'alarms',
  'warnings',
];

/** Takes what is in the way of drawing off the map. @returns puts it back as it was */
export function quietMap(): () => void {
  const before = viewStore.getState().layers;
  const quiet = Object.fromEntries(IN_THE_WAY.map((id) => [id, { ...before[id], visible: false }]));
  viewStore.setState(({ layers }) => ({ layers: { ...layers, ...quiet }, selection: null }));
  return () => {
    // A page that was loaded with a plan open finds them hidden already: they were not hidden by choice.
    const isKnown = IN_THE_WAY.some((id) => before[id].visible);
    const kept = Object.fromEntries(
      IN_THE_WAY.map((id) => [id, isKnown ? before[id] : { ...before[id], visible: true }]),
    );
    viewStore.setState(({ layers }) => ({ layers: { ...layers, ...kept } }));
  };
}
