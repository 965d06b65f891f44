import type { Layer } from '@deck.gl/core';
import type { Digging } from '../../shared/model/digging.ts';
import { diggingPhase } from '../../shared/risk/digging.ts';
import { subjectOf } from '../situation/subject.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Selection, ViewState } from '../store/view-store.ts';
import { PALETTES } from '../ui/palette.ts';
import { highlightRings } from './highlight.ts';
import { askedLayers } from './layers/asked.ts';
import { evacuationLayers } from './layers/evacuation.ts';
import { haloLayer } from './layers/halo.ts';
import { incidentGroundLayers } from './layers/incident-ground.ts';
import { linkedTipsLayers } from './layers/linked-tips.ts';
import { measuringLayers } from './layers/measuring.ts';
import { outlineLayer, type Ring } from './layers/outlines.ts';
import { AMONG_AREAS, type Placed } from './layers/placement.ts';
import { toldPlacesLayers } from './layers/told-places.ts';
import { worksLayers } from './layers/works.ts';
import { type Rgba, rgba } from './map-palette.ts';
import type { MapScene } from './map-scene.ts';
import { remember } from './remember.ts';

/** Kinds with a name at the middle of their outline: on a small one it is written across the line, which lies below it. */
const NAMED_ACROSS: readonly Selection['kind'][] = ['gathering', 'hazard'];
const placedOf = (of: Selection | null): Placed | undefined =>
  of !== null && NAMED_ACROSS.includes(of.kind) ? AMONG_AREAS : undefined;

/** Kinds that are areas: their outline says enough, a ring would point at a place that means nothing. */
const AREAS: readonly Selection['kind'][] = ['grid', 'area'];
const HALO_PX = 19;
/** Digging begins and ends by the clock: told within this. */
const LOOK_MS = 10_000;

/** @param look epoch ms by LOOK_MS, so that it is asked seldom */
const underWay = (works: readonly Digging[], look: number): readonly Digging[] =>
  works.filter((one) => diggingPhase(one, look * LOOK_MS) === 'under-way');

const rings = (
  registers: LiveState['registers'],
  coverage: LiveState['coverage'],
  warnings: LiveState['warnings'],
  selection: Selection | null,
): Ring[] => (selection ? highlightRings({ registers, coverage, warnings }, selection) : []);

function placeOf(
  { live, telemetry }: MapScene,
  selection: Selection | null,
): readonly [number, number] | null {
  if (!selection || AREAS.includes(selection.kind)) return null;
  return subjectOf(live, telemetry, selection)?.place ?? null;
}

/** By numbers, so that the same place is the same ring. */
const ring = (
  id: 'selected' | 'hovered',
  lon: number | undefined,
  lat: number | undefined,
  radiusPx: number,
  colour: Rgba,
): Layer =>
  haloLayer({
    id: `${id}-halo`,
    place: lon === undefined || lat === undefined ? null : [lon, lat],
    radiusPx,
    colour,
  });

/** Rings and outlines of what is selected and under the pointer, what is measured or was asked about, where incidents are and where units say they are. */
export function createHighlightLayers() {
  const step = {
    selected: remember(rings),
    hovered: remember(rings),
    outline: { selected: remember(outlineLayer), hovered: remember(outlineLayer) },
    colours: remember((theme: ViewState['theme']): Record<'selected' | 'hovered', Rgba> => {
      const { text, accent } = PALETTES[theme];
      return { selected: rgba(text), hovered: rgba(accent, 0.8) };
    }),
    halo: { selected: remember(ring), hovered: remember(ring) },
    measuring: remember(measuringLayers),
    asked: remember(askedLayers),
    evacuation: remember(evacuationLayers),
    grounds: remember(incidentGroundLayers),
    tips: remember(linkedTipsLayers),
    told: remember(toldPlacesLayers),
    underWay: remember(underWay),
    works: remember(worksLayers),
    laidOver: { good: remember(outlineLayer), bad: remember(outlineLayer) },
  };
  /** @param placeOfUnit where a unit is shown at this moment, which is not where it was last heard */
  return (
    scene: MapScene,
    placeOfUnit: (id: string) => readonly [number, number] | null,
  ): Layer[] => {
    const { live, view, scale } = scene;
    const { selection, hovered } = view;
    const colours = step.colours(view.theme);
    const halo = (id: 'selected' | 'hovered', of: Selection | null) => {
      const place = of?.kind === 'unit' ? placeOfUnit(of.id) : placeOf(scene, of);
      return step.halo[id](id, place?.[0], place?.[1], HALO_PX * scale, colours[id]);
    };
    const laidOverLayers = ({ laidOver, theme }: ViewState): Layer[] => {
      if (laidOver === null) return [];
      const { good, bad } = step.laidOver;
      return [
        good('laid-over-good', laidOver.good, step.colours(theme).hovered, 2),
        bad('laid-over-bad', laidOver.bad, rgba(PALETTES[theme].secondary), 2),
      ];
    };
    const { registers, coverage, warnings } = live;
    return [
      ...step.works(step.underWay(view.works, Math.floor(scene.now / LOOK_MS)), colours.selected),
      ...laidOverLayers(view),
      ...step.evacuation(view.evacuation, coverage, colours.hovered, colours.selected),
      ...step.grounds(live.incidents, colours.selected, scale),
      ...step.tips(view.linkedTips, colours.selected, scale),
      ...step.told(view.told, colours.selected, scale, Math.floor(scene.now / LOOK_MS) * LOOK_MS),
      ...step.asked(view.asked?.answer ?? null, colours.hovered, colours.selected),
      step.outline.hovered(
        'hovered',
        step.hovered(registers, coverage, warnings, hovered),
        colours.hovered,
        1.5,
        placedOf(hovered),
      ),
      step.outline.selected(
        'selected',
        step.selected(registers, coverage, warnings, selection),
        colours.selected,
        2.5,
        placedOf(selection),
      ),
      halo('hovered', hovered),
      halo('selected', selection),
      ...step.measuring(view.measuring, colours.selected),
    ];
  };
}
