import type { MapLibreMap } from 'maplibre-gl';
import { laterGuest } from '../../map/later-guest.ts';
import { followBlocks } from '../tools/blocks.ts';
import { drawDraft } from './draft-map.ts';
import { followHand } from './pointer.ts';

const sketching = laterGuest(async () => (await import('./sketcher.ts')).followSketching);

/** The studio on the map: the draft, the hand, and sketching as soon as its code is here. */
export function studioGuest(map: MapLibreMap): () => void {
  const ends = [drawDraft(map), followHand(map), followBlocks(), sketching(map)];
  return () => {
    for (const end of ends) end();
  };
}
