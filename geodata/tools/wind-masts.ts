import type { Atlas } from './atlas.ts';
import type { StreamDraft } from './streams.ts';

/** The chemical park of the story of a leak has a mast of its own, as such parks do; its readings are the park's. */
function parkMast(atlas: Atlas): StreamDraft {
  const spot = atlas.onLand([120.0795, 31.9215]);
  return {
    id: 'wind-lingang',
    feed: 'chemical-parks',
    metric: 'wind-speed',
    name: '临港化工园测风塔',
    place: spot.place,
    town: spot.grid.town,
    grid: spot.grid.code,
    subjectKind: 'station',
    subject: null,
    rule: 'wind',
  };
}

/** A mast tells also from where the wind comes. No rule judges that: there is no more and less of it. */
const vaneOf = (mast: StreamDraft): StreamDraft => ({
  ...mast,
  id: mast.id.replace('wind', 'wind-direction'),
  metric: 'wind-direction',
  name: `${mast.name}风向`,
  rule: null,
});

/** The park's own mast, and from where the wind comes at each. @param masts the city's, which measure speeds */
export function mastStreams(masts: readonly StreamDraft[], atlas: Atlas): StreamDraft[] {
  const park = parkMast(atlas);
  return [park, ...[...masts, park].map(vaneOf)];
}
