import type { MapLibreMap } from 'maplibre-gl';
import { drawDraft } from './draft-map.ts';
import { followHand } from './pointer.ts';

/** The studio on the map: the draft, the hand, and sketching as soon as its code is here. */
export function studioGuest(map: MapLibreMap): () => void {
  let ended = false;
  const ends = [drawDraft(map), followHand(map)];
  void import('./sketcher.ts').then(({ followSketching }) => {
    if (!ended) ends.push(followSketching(map));
  });
  return () => {
    ended = true;
    for (const end of ends) end();
  };
}
