import type { PlaceAnswer, Surroundings } from '../../shared/wire/place-question.ts';
import { type Answer, api } from '../live/api.ts';
import { flyTo } from '../store/map-port.ts';
import { type AskedGround, setAsked, viewStore } from '../store/view-store.ts';
import { endMeasuring } from './measure.ts';

/** How far around a thing is asked unless somebody says otherwise: as GB 18218 counts the exposed. */
export const AROUND_METRES = 500;

const boundsOf = (ring: readonly (readonly number[])[]) => {
  const [lons, lats] = [ring.map(([lon]) => lon!), ring.map(([, lat]) => lat!)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
};

const UNANSWERED = { answer: null, refusal: null, holdsTables: false } as const;

/** Shows the question at once and its answer when it comes, unless another was asked meanwhile. */
async function ask(ground: AskedGround, question: () => Promise<Answer<PlaceAnswer>>) {
  setAsked({ ...UNANSWERED, ground });
  const told = await question();
  if (viewStore.getState().asked?.ground !== ground) return;
  if (!told.ok) return setAsked({ ...UNANSWERED, ground, refusal: told.refusal });
  setAsked({ ...UNANSWERED, ground, answer: told.value });
  flyTo({ bounds: boundsOf(told.value.outline.coordinates[0]!) });
}

const askQuestion = (body: object) => () =>
  api.send<PlaceAnswer>('POST', '/api/places/question', body);

/** What lies around a place, `[lon, lat]`. Changes nothing. */
export const askAround = (place: readonly [number, number], metres = AROUND_METRES) =>
  ask({ kind: 'place', place, metres }, askQuestion({ around: place, metres }));

/** What lies around a hazard, itself left out. */
export const askHazard = (id: string, metres = AROUND_METRES) =>
  ask({ kind: 'hazard', id, metres }, async () => {
    const path = `/api/hazards/${encodeURIComponent(id)}/surroundings?metres=${metres}`;
    const told = await api.get<Surroundings>(path);
    return told.ok ? { ok: true, value: told.value.answer } : told;
  });

/** What lies in the area whose corners have just been set by measuring, which ends with it. */
export async function askMeasured(): Promise<void> {
  const corners = viewStore.getState().measuring?.points ?? [];
  if (corners.length === 0) return;
  endMeasuring();
  const outline = { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
  await ask({ kind: 'drawn', corners }, askQuestion({ outline }));
}

/** Puts the answer away, from the map too. */
export const closeQuestion = (): void => setAsked(null);

/** Lets tables list only what lies in the ground that was asked about, or everything again. */
export function toggleHoldTables(): void {
  const { asked } = viewStore.getState();
  if (asked) setAsked({ ...asked, holdsTables: !asked.holdsTables });
}
