import type { MapLibreMap } from 'maplibre-gl';
import { followBlocks } from '../tools/blocks.ts';
import { drawDraft } from './draft-map.ts';
import { followHand } from './pointer.ts';

/** The studio on the map: the draft, the hand, and sketching as soon as its code is here. */
export function studioGuest(map: MapLibreMap): () => void {
  let ended = false;
  const ends = [drawDraft(map), followHand(map), followBlocks()];
  void import('./sketcher.ts').then(({ followSketching }) => {
    if (!ended) ends.push(followSketching(map));
  });
  return () => {
    ended = true;
    for (const end of ends) end();
  };
}
