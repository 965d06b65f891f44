import { attachMap, type FlightTarget, flyTo } from './map-port.ts';
import { viewStore } from './view-store.ts';
import { readFilters, readSelection, writeFilters, writeSelection } from './view-url.ts';
import type { WindowChannel } from './window-channel.ts';

/** What windows of one person tell each other; everything in the words of a link. */
type Told = {
  /** Who speaks: the whole desk, or a window with one panel. */
  from: 'desk' | 'panel';
  /** A window that has just opened asks to be told. */
  asks?: true;
  select?: string;
  filters?: string;
  fly?: FlightTarget;
};

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A flight as it came over the channel; null when it names nothing one could fly to. */
export function readFlight(told: unknown): FlightTarget | null {
  if (typeof told !== 'object' || told === null) return null;
  const { kind, id, lon, lat, zoom, bounds } = told as Record<string, unknown>;
  const selection = readSelection(`${kind}:${id}`);
  if (selection !== null) return selection;
  if (Array.isArray(bounds) && bounds.length === 4 && bounds.every(isNumber)) {
    return { bounds: bounds as [number, number, number, number] };
  }
  if (!isNumber(lon) || !isNumber(lat)) return null;
  return isNumber(zoom) ? { lon, lat, zoom } : { lon, lat };
}

const presentView = (): Pick<Told, 'select' | 'filters'> => {
  const { selection, filters } = viewStore.getState();
  return {
    select: writeSelection(selection),
    filters: String(new URLSearchParams(writeFilters(filters))),
  };
};

/** Takes over what another window shows. A message of an older page may lack or miswrite anything. */
function takeOver({ select, filters }: Partial<Told>): void {
  if (typeof select === 'string') {
    const present = viewStore.getState().selection;
    if (writeSelection(present) !== select)
      viewStore.setState({ selection: readSelection(select) });
  }
  if (typeof filters === 'string' && filters !== presentView().filters) {
    viewStore.setState({ filters: readFilters(new URLSearchParams(filters)) });
  }
}

/**
 * Keeps the selection and the filters of a desk and of the windows with its panels the same. Two whole
 * desks do not listen to each other: each may look elsewhere. A window without a map hands its flights to
 * the desk.
 * @returns ends it
 */
export function shareView(channel: WindowChannel, from: Told['from']): () => void {
  let hearing = false;
  const tell = (told: Omit<Told, 'from'>) => channel.postMessage({ from, ...told });
  channel.addEventListener('message', ({ data }) => {
    const told = (typeof data === 'object' && data !== null ? data : {}) as Partial<Told>;
    if (from === 'desk' && told.from !== 'panel') return;
    hearing = true;
    takeOver(told);
    hearing = false;
    const flight = from === 'desk' ? readFlight(told.fly) : null;
    if (flight !== null) flyTo(flight);
    if (told.asks === true && from === 'desk') tell(presentView());
  });
  const stop = viewStore.subscribe((view, before) => {
    if (hearing) return;
    if (view.selection !== before.selection || view.filters !== before.filters) tell(presentView());
  });
  if (from === 'panel') {
    attachMap({
      draws: false,
      flyTo: (fly) => tell({ fly }),
      setPadding() {},
    });
    tell({ asks: true });
  }
  return () => {
    stop();
    if (from === 'panel') attachMap(null);
    channel.close();
  };
}
