import type { AffectedArea } from '../../shared/model/affected-area.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import {
  type Evacuation,
  type EvacuationEdits,
  type EvacuationNotice,
  UNTOUCHED,
} from '../../shared/model/evacuation.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import type { EvacuationDraft } from '../../shared/wire/evacuation.ts';
import { type Answer, api } from '../live/api.ts';
import { serverNow } from '../store/clock.ts';
import {
  beginDrafting,
  changeDrafting,
  type Drafting,
  endDrafting,
  evacuationStore,
} from '../store/evacuation-store.ts';
import { liveStore } from '../store/live-store.ts';
import { flyTo } from '../store/map-port.ts';
import { sketchStore } from '../store/sketch-store.ts';
import { setEvacuation } from '../store/view-store.ts';
import { actUnder, createActKeys } from './act-key.ts';
import { actOnGround } from './manage-incidents.ts';
import { beginOnMap, leaveSketch } from './sketch-on-map.ts';

/** How far around an incident is looked to begin with [D]. */
const FIRST_METRES = 500;
const LEAKS: readonly Incident['kind'][] = ['gas-leak', 'chemical-leak'];

const boundsOf = ({ coordinates }: PolygonGeometry) => {
  const ring = coordinates[0]!;
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
};

const drafting = (): Drafting | null => evacuationStore.getState().drafting;

const questionOf = ({ incident, area, edits }: Drafting) => ({ incident, area, edits });

/** Works the draft out anew; what was asked meanwhile is the answer that counts. */
export async function askDraft(): Promise<void> {
  const asked = drafting();
  if (asked === null) return;
  const { area, edits } = asked;
  changeDrafting({ asking: true });
  const answer = await api.send<EvacuationDraft>(
    'POST',
    '/api/evacuations/draft',
    questionOf(asked),
  );
  const now = drafting();
  if (now === null || now.area !== area || now.edits !== edits) return;
  if (!answer.ok) {
    changeDrafting({ asking: false, refusal: answer.refusal });
    return;
  }
  const draft = answer.value;
  changeDrafting({ asking: false, refusal: null, draft, draftedAt: serverNow() });
  setEvacuation(draft.plan);
}

async function begin(incident: string | null, place: Position, area: AffectedArea): Promise<void> {
  beginDrafting({ incident, place, area, keys: createActKeys() });
  setEvacuation(null);
  await askDraft();
  const outline = drafting()?.draft?.plan.outline;
  if (outline) flyTo({ bounds: boundsOf(outline) });
}

/** From an incident: the area it is said to affect as that is now, else down the wind for a leak, and around its place for the rest. */
export const evacuateIncident = ({ id, kind, place, ground: { area } }: Incident): Promise<void> =>
  begin(id, place, area?.asked ?? firstArea(kind, place));

function firstArea(kind: Incident['kind'], place: Position): AffectedArea {
  return LEAKS.includes(kind)
    ? { kind: 'plume', place, metres: FIRST_METRES, windFrom: null }
    : { kind: 'around', place, metres: FIRST_METRES };
}

/** From ground that was drawn or asked about. */
export function evacuateOutline(outline: PolygonGeometry): Promise<void> {
  const [west, south, east, north] = boundsOf(outline);
  const place: Position = [(west + east) / 2, (south + north) / 2];
  return begin(null, place, { kind: 'drawn', outline });
}

/** Another area: what was changed by hand about grids and shelters of the one before is let go. */
export async function changeArea(area: AffectedArea): Promise<void> {
  const before = drafting();
  if (before === null) return;
  const { heads, assembly, fixed, shelters } = UNTOUCHED;
  changeDrafting({ area, edits: { ...before.edits, heads, assembly, fixed, shelters } });
  await askDraft();
  const outline = drafting()?.draft?.plan.outline;
  if (outline) flyTo({ bounds: boundsOf(outline) });
}

export async function changeEdits(change: Partial<EvacuationEdits>): Promise<void> {
  const before = drafting();
  if (before === null) return;
  changeDrafting({ edits: { ...before.edits, ...change } });
  await askDraft();
}

/** How far beyond the distance of its class a shelter is looked for, one after another [D]; the last is the furthest. */
const FARTHER = [3_000, 10_000, 30_000] as const;
export const FARTHEST = FARTHER[2];

/** Looks for shelters farther away, no farther than it needs so that everybody has a place. */
export async function lookFarther(): Promise<void> {
  const from = drafting()?.edits.beyondMetres ?? FARTHEST;
  for (const beyondMetres of FARTHER.filter((metres) => metres > from)) {
    await changeEdits({ beyondMetres });
    const now = drafting();
    // Closed, refused, or changed by a person meanwhile: what he wants counts.
    if (now?.draft == null || now.refusal !== null) return;
    if (now.edits.beyondMetres !== beyondMetres || now.draft.plan.totals.unplaced === 0) return;
  }
}

/** The ground or the places that were seen are others now. */
const OVERTAKEN = ['evacuation-places-gone', 'affected-area-changed'];

/** Works the draft out anew where what was seen is overtaken, to be looked at. */
function seenAnew<Value>(answer: Answer<Value>): Answer<Value> {
  if (!answer.ok && OVERTAKEN.includes(answer.refusal.error)) void askDraft();
  return answer;
}

/** Keeps the ground of a draft as what its incident affects. @param key the same for a retry */
export async function keepArea(
  { area, draft }: Drafting & { draft: EvacuationDraft },
  { id, version }: Incident,
  key: string,
) {
  const { outline, wind } = draft.plan;
  const act = { basedOn: version, act: 'area-set', area, seen: { outline, wind } } as const;
  return seenAnew(await actOnGround(id, act, key));
}

export function closeEvacuation(): void {
  leaveDrawing();
  endDrafting();
  setEvacuation(null);
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether somebody changed something that goes with the draft: it is not signed, nor kept with the incident. */
function isTouched({ signed, incident, area, began, edits, words }: Drafting): boolean {
  if (signed !== null) return false;
  const kept = liveStore.getState().incidents.get(incident ?? '')?.ground.area?.asked;
  const isOwnArea = !isSame(area, began) && !isSame(area, kept);
  return isOwnArea || !isSame(edits, UNTOUCHED) || Object.keys(words).length > 0;
}

/** Closes it; where somebody changed something he is asked first. */
export function leaveEvacuation(): void {
  const now = drafting();
  if (now !== null && isTouched(now)) changeDrafting({ leaving: true });
  else closeEvacuation();
}

/** One step back: from drawing, from the question whether to close, from the whole. */
export function stepBackInEvacuation(): void {
  if (sketchStore.getState().sketch?.of === 'evacuation') leaveDrawing();
  else if (drafting()?.leaving) changeDrafting({ leaving: false });
  else leaveEvacuation();
}

function letDraw(kind: 'area' | 'place', picking: string | null): void {
  beginOnMap({ of: 'evacuation', kind, place: null, outline: null });
  changeDrafting({ picking });
}

/** Lets the area be drawn on the map that is there. */
export const drawArea = (): void => letDraw('area', null);

/** Lets somebody pick where those of a grid gather. */
export const pickAssembly = (grid: string): void => letDraw('place', grid);

export function leaveDrawing(): void {
  leaveSketch('evacuation');
  changeDrafting({ picking: null });
}

/** Takes what was drawn as the area, or what was picked as where a grid gathers. */
export async function takeDrawing(): Promise<void> {
  const { outline = null, place = null } = sketchStore.getState().sketch ?? {};
  const now = drafting();
  const grid = now?.picking ?? null;
  leaveDrawing();
  if (outline !== null) await changeArea({ kind: 'drawn', outline });
  if (now === null || grid === null || place === null) return;
  const others = now.edits.assembly.filter((one) => one.grid !== grid);
  await changeEdits({ assembly: [...others, { grid, place }] });
}

export type Signing = {
  order: { number: string; issuedBy: string };
  opens: readonly string[];
  notice: EvacuationNotice | null;
};

/** Signs what is seen. Where places or ground are others now the draft is worked out anew, to be looked at. */
export async function signEvacuation(signing: Signing): Promise<Answer<Evacuation>> {
  const seen = drafting()!;
  const { outline, wind, lines: shown } = seen.draft!.plan;
  const lines = shown.map(({ grid, shelter, heads }) => ({ grid, shelter, heads }));
  const body = { ...questionOf(seen), outline, wind, lines, ...signing };
  const answer = await actUnder(seen.keys, body, (key) =>
    api.send<Evacuation>('POST', evacuationsPath, body, key),
  );
  if (answer.ok) {
    changeDrafting({ signed: answer.value });
    setEvacuation(answer.value.plan);
  }
  return seenAnew(answer);
}

export const evacuationsPath = '/api/evacuations';

/** What the journal tells when orders, or the shelters they send people to, may be others than before. */
export const EVACUATION_KINDS: readonly JournalKind[] = [
  'evacuation.changed',
  'shelter.state-changed',
];

/** Ends an order: the places it promised are free again. */
export const endEvacuation = (id: string, reason: string) =>
  api.send<Evacuation>('POST', `${evacuationsPath}/${encodeURIComponent(id)}/end`, { reason });

/** Shows the plan of an order on the map. */
export async function showEvacuation(id: string): Promise<Answer<Evacuation>> {
  const answer = await api.get<Evacuation>(`${evacuationsPath}/${encodeURIComponent(id)}`);
  if (answer.ok) {
    setEvacuation(answer.value.plan);
    flyTo({ bounds: boundsOf(answer.value.plan.outline) });
  }
  return answer;
}
