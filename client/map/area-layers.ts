import type { Layer } from '@deck.gl/core';
import type { Hazard } from '../../shared/model/hazard.ts';
import type { Warning } from '../../shared/model/warning.ts';
import type { Coverage } from '../store/coverage.ts';
import type { LayerId, ViewState } from '../store/view-store.ts';
import type { Theme } from '../ui/palette.ts';
import { gridsLayer } from './layers/grids.ts';
import { gatheringZonesLayers, hazardAreasLayers } from './layers/outlines.ts';
import { warningLayers } from './layers/warning-outlines.ts';
import { conditionColours, conditionHex, type Rgba, rgba } from './map-palette.ts';
import type { MapScene } from './map-scene.ts';
import { remember } from './remember.ts';
import type { Things } from './things.ts';

/** Patterns begin to show at the first zoom and are whole at the second; below, areas are too small. */
const PATTERN_FROM_ZOOM = 10;
const PATTERN_FULL_ZOOM = 11.5;

export function patternStrength(zoom: number): number {
  const way = (zoom - PATTERN_FROM_ZOOM) / (PATTERN_FULL_ZOOM - PATTERN_FROM_ZOOM);
  return Math.min(1, Math.max(0, way));
}

const coloursOf = remember((theme: Theme) => conditionColours(theme));
const riskColour = remember(
  (theme: Theme) => (risk: Hazard['risk'], opacity: number) =>
    rgba(conditionHex(theme, risk ?? 'unknown'), opacity),
);

const grids = (
  coverage: Coverage | null,
  conditions: Uint8Array,
  unheard: Uint8Array | null,
  passes: Things['passes'],
  look: ViewState['layers']['grids'],
  theme: Theme,
  strength: number,
): Layer[] =>
  coverage
    ? [
        gridsLayer({
          coverage,
          conditions,
          unheard,
          passes,
          colours: coloursOf(theme),
          patternStrength: strength,
          ...look,
        }),
      ]
    : [];

/** One quiet hue in the patterns of the levels, so that it is never taken for one of them. */
const TINT_HEX: Readonly<Record<Theme, string>> = { dark: '#9C8CC4', light: '#6F5E9E' };
const tintColours = remember((theme: Theme): Rgba[] => {
  const hue = rgba(TINT_HEX[theme]);
  return [hue, hue, hue, hue, hue, rgba(conditionHex(theme, 'unknown'))];
});

/** Tints are no conditions: the filter of levels does not hold them back. */
const ofAnyLevel = remember((passes: Things['passes']) => ({ ...passes, condition: () => true }));

/** Grids tinted by something else than their risk: code 5 is what is not known, as among conditions. */
const tinted = (
  coverage: Coverage,
  codes: Uint8Array,
  passes: Things['passes'],
  look: ViewState['layers']['grids'],
  theme: Theme,
  strength: number,
): Layer[] => [
  gridsLayer({
    ...{ coverage, conditions: codes, unheard: null },
    ...{ passes: ofAnyLevel(passes), colours: tintColours(theme) },
    ...{ patternStrength: strength, ...look },
  }),
];

const hazardAreas = (
  areas: Things['hazardAreas'],
  look: ViewState['layers']['hazard-areas'],
  theme: Theme,
): Layer[] => hazardAreasLayers({ areas, colourOf: riskColour(theme), ...look });

const gatherings = (
  zones: Things['zones'],
  look: ViewState['layers']['gatherings'],
  theme: Theme,
): Layer[] => gatheringZonesLayers({ zones, colours: coloursOf(theme), ...look });

const warnings = (
  shown: readonly Warning[],
  look: ViewState['layers']['warnings'],
  theme: Theme,
  scale: number,
  zoom: number,
): Layer[] => warningLayers({ warnings: shown, zoom, colourOf: riskColour(theme), scale, ...look });

/** The layers that fill areas, below lines and names. */
export function createAreaLayers() {
  const step = {
    grids: remember(grids),
    tinted: remember(tinted),
    hazardAreas: remember(hazardAreas),
    gatherings: remember(gatherings),
    warnings: remember(warnings),
  };
  return (
    { live, view, zoom, scale }: MapScene,
    things: Things,
  ): Partial<Record<LayerId, Layer[]>> => {
    const { layers, theme } = view;
    const { coverage, gridConditions } = live;
    const strength = patternStrength(zoom);
    const { tint } = view;
    return {
      grids:
        tint !== null && tint.coverage === coverage
          ? step.tinted(coverage, tint.codes, things.passes, layers.grids, theme, strength)
          : step.grids(
              ...([coverage, gridConditions, things.unheard, things.passes] as const),
              ...([layers.grids, theme, strength] as const),
            ),
      'hazard-areas': step.hazardAreas(things.hazardAreas, layers['hazard-areas'], theme),
      gatherings: step.gatherings(things.zones, layers.gatherings, theme),
      warnings: step.warnings(live.warnings, layers.warnings, theme, scale, zoom),
    };
  };
}
