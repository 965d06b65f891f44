import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { TEXTS } from '../../i18n/use-text.ts';
import { presenceStore } from '../../store/presence-store.ts';
import { viewStore } from '../../store/view-store.ts';
import { planStore } from '../session/plan-store.ts';
import type { Session } from '../session/session.ts';
import { blocksStore } from '../tools/blocks.ts';
import { studioStore } from '../tools/studio-store.ts';
import { createNames } from './draft-names.ts';
import { DRAFT_SOURCES, type DraftSource, draftLayers, nameField, UNDER } from './draft-style.ts';
import {
  blockFeatures,
  gridFeatures,
  type Mark,
  markFeatures,
  NO_FEATURES,
  pieceFeatures,
  veilFeature,
  vertexMarks,
} from './features.ts';
import { type LookedAt, lookedAt } from './looked-at.ts';

const layersNow = () => {
  const { theme, language } = viewStore.getState();
  return draftLayers(theme, language);
};

function addDraft(map: MapLibreMap): void {
  for (const id of DRAFT_SOURCES) {
    if (map.getSource(id)) continue;
    const keyed = id === 'studio-grids' ? { promoteId: 'key' } : {};
    map.addSource(id, { type: 'geojson', data: NO_FEATURES, ...keyed });
  }
  const under = map.getLayer(UNDER) ? UNDER : undefined;
  for (const layer of layersNow()) map.addLayer(layer, under);
}

function removeDraft(map: MapLibreMap): void {
  for (const { id } of layersNow()) if (map.getLayer(id)) map.removeLayer(id);
  for (const id of DRAFT_SOURCES) if (map.getSource(id)) map.removeSource(id);
}

function give(map: MapLibreMap, id: DraftSource, data: GeoJSON.FeatureCollection): void {
  (map.getSource(id) as GeoJSONSource | undefined)?.setData(data);
}

type FlagName = 'selected' | 'hovered' | 'moving' | 'taken';

/** Keeps a flag of the grids on the map: only what differs is told. */
function createFlag(map: MapLibreMap, name: FlagName) {
  let set = new Set<string>();
  return (keys: Iterable<string>): void => {
    const next = new Set(keys);
    const tell = (id: string, value: boolean) =>
      map.setFeatureState({ source: 'studio-grids', id }, { [name]: value });
    for (const id of set) if (!next.has(id)) tell(id, false);
    for (const id of next) if (!set.has(id)) tell(id, true);
    set = next;
  };
}

function marksOf(session: Session | null): Mark[] {
  const { marked, snapMark, tool, selection, preview } = studioStore.getState();
  const { language } = viewStore.getState();
  const marks: Mark[] = [];
  if (session && ['move', 'insert', 'delete'].includes(tool)) {
    const coverage = preview?.coverage ?? lookedAt(session).coverage;
    marks.push(...vertexMarks(coverage, selection));
  }
  if (marked) marks.push({ at: marked, role: 'finding' });
  if (snapMark) {
    const label = TEXTS[language](`studio.snap.${snapMark.to}`);
    marks.push({ at: snapMark.at, role: `snap-${snapMark.to}`, label });
  }
  for (const { at, name, plan } of presenceStore.getState().others.values()) {
    if (at && plan === session?.file.plan.id) marks.push({ at, role: 'peer', label: name });
  }
  return marks;
}

/**
 * Draws the open plan on the map: what lies outside dimmed, the draft over the grids in force with what
 * changed marked, what is under the hand in every frame, and the others who draw in it.
 * @returns ends it
 */
export function drawDraft(map: MapLibreMap): () => void {
  addDraft(map);
  const flags = {
    selected: createFlag(map, 'selected'),
    hovered: createFlag(map, 'hovered'),
    moving: createFlag(map, 'moving'),
    taken: createFlag(map, 'taken'),
  };
  let seen: LookedAt | null = null;
  let frame = 0;
  let drawnPlan: string | null = null;

  const drawGrids = (session: Session | null) => {
    const looked = session ? lookedAt(session) : null;
    if (looked === seen) return;
    seen = looked;
    give(
      map,
      'studio-grids',
      looked ? gridFeatures(looked.coverage, looked.standing) : NO_FEATURES,
    );
    give(
      map,
      'studio-base',
      looked ? gridFeatures(looked.base, new Map(), looked.dashed) : NO_FEATURES,
    );
    give(map, 'studio-pieces', looked ? pieceFeatures(looked.pieces) : NO_FEATURES);
    const id = session?.file.plan.id ?? null;
    if (id === drawnPlan) return;
    drawnPlan = id;
    give(map, 'studio-veil', session ? veilFeature(session.file.communities) : NO_FEATURES);
  };
  const draw = () => {
    frame = 0;
    const { session } = planStore.getState();
    const { selection, hovered, preview, tool } = studioStore.getState();
    drawGrids(session);
    // A proposal is read by its own names; a vertex under way changes none.
    const proposed = tool === 'propose' ? preview?.coverage : undefined;
    giveNames(proposed ?? seen?.coverage ?? null, viewStore.getState().language);
    const moving = preview?.changed ?? [];
    give(
      map,
      'studio-moving',
      preview ? gridFeatures(preview.coverage, new Map(), moving) : NO_FEATURES,
    );
    give(map, 'studio-marks', markFeatures(marksOf(session)));
    flags.selected(selection);
    flags.hovered(hovered ? [hovered] : []);
    flags.moving(moving);
    const others = [...presenceStore.getState().others.values()];
    const own = others.filter(({ plan }) => plan === session?.file.plan.id);
    flags.taken(own.flatMap(({ editing, selection: held }) => [...editing, ...held]));
  };
  const giveNames = createNames(
    (names) => give(map, 'studio-names', names),
    () => ask(),
  );
  const ask = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const drawBlocks = () => {
    const { blocks, painted } = blocksStore.getState();
    give(map, 'studio-blocks', blockFeatures(blocks, painted));
  };
  const ends = [
    planStore.subscribe(ask),
    studioStore.subscribe(ask),
    presenceStore.subscribe(ask),
    blocksStore.subscribe(drawBlocks),
    viewStore.subscribe((view, before) => {
      if (view.language !== before.language) {
        map.setLayoutProperty('studio-names', 'text-field', nameField(view.language));
        ask();
      }
      if (view.theme === before.theme) return;
      for (const layer of layersNow()) {
        for (const [name, value] of Object.entries(layer.paint ?? {})) {
          map.setPaintProperty(layer.id, name as 'fill-color', value as string);
        }
      }
    }),
  ];
  ask();
  return () => {
    cancelAnimationFrame(frame);
    for (const end of ends) end();
    removeDraft(map);
  };
}
