import { type Camera, type Selection, viewStore } from '../store/view-store.ts';
import { writeView } from '../store/view-url.ts';

/** @returns false where the browser forbids it (no secure context, or a refused permission) */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The address holds the whole view, so copying it shares the view. */
export const copyLink = (): Promise<boolean> => copyText(window.location.href);

const CLOSE_ZOOM = 14.5;

/**
 * Copies a link to the console as it is, but looking at this thing or place.
 * @param place `[lon, lat]` in degrees; null leaves the camera where it is
 */
export function copyLinkTo(
  selection: Selection | null,
  place: readonly [number, number] | null,
): Promise<boolean> {
  const view = viewStore.getState();
  const zoom = Math.max(view.camera?.zoom ?? 0, CLOSE_ZOOM);
  const at: Camera | null =
    place === null ? view.camera : { lon: place[0], lat: place[1], zoom, bearing: 0, pitch: 0 };
  const query = writeView({ ...view, selection, camera: at });
  return copyText(`${window.location.origin}/console?${query}`);
}
