import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../i18n/use-text.ts';
import { LABEL_FONT } from '../../map/base-labels.ts';
import { PALETTES, type Theme } from '../../ui/palette.ts';

export const DRAFT_SOURCES = [
  'studio-veil',
  'studio-base',
  'studio-grids',
  'studio-pieces',
  'studio-blocks',
  'studio-moving',
  'studio-names',
  'studio-marks',
] as const;
export type DraftSource = (typeof DRAFT_SOURCES)[number];

/** The map's own layers that names and symbols are in lie above what the studio draws. */
export const UNDER = 'county-label';

const state = (name: string) =>
  ['boolean', ['feature-state', name], false] as ExpressionSpecification;
const role = (...names: string[]) =>
  ['in', ['get', 'role'], ['literal', names]] as ExpressionSpecification;
const byStanding = (same: string | number, changed: string | number, made: string | number) =>
  ['match', ['get', 'standing'], 'changed', changed, 'new', made, same] as ExpressionSpecification;

const NAMES_FROM_ZOOM = 13;

/** Name and households of a grid, as the map writes them. */
export const nameField = (language: Language): ExpressionSpecification => [
  'concat',
  ['get', 'name'],
  '\n',
  ['to-string', ['get', 'households']],
  language === 'zh' ? '户' : ' hh',
];

/**
 * The draft's layers from the bottom up, over the base map. While a vertex is dragged the grids it changes
 * are drawn from a source of their own, small enough for every frame.
 */
export function draftLayers(theme: Theme, language: Language): LayerSpecification[] {
  const { surface, text, accent, secondary, levels } = PALETTES[theme];
  const still = ['case', state('moving'), 0, 1] as ExpressionSpecification;
  return [
    {
      id: 'studio-veil',
      type: 'fill',
      source: 'studio-veil',
      paint: { 'fill-color': surface, 'fill-opacity': 0.66 },
    },
    {
      id: 'studio-fill',
      type: 'fill',
      source: 'studio-grids',
      paint: {
        'fill-color': accent,
        'fill-opacity': [
          'case',
          state('moving'),
          0,
          state('selected'),
          0.34,
          state('hovered'),
          0.16,
          byStanding(0.02, 0.14, 0.22),
        ],
      },
    },
    {
      id: 'studio-base-line',
      type: 'line',
      source: 'studio-base',
      paint: {
        'line-color': levels.unknown.edge,
        'line-width': 1.6,
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'studio-line',
      type: 'line',
      source: 'studio-grids',
      paint: {
        'line-color': byStanding(secondary, accent, accent),
        'line-width': ['case', ['get', 'micro'], 0.8, byStanding(1, 2, 2.4)],
        'line-opacity': still,
      },
    },
    {
      id: 'studio-selected',
      type: 'line',
      source: 'studio-grids',
      paint: {
        'line-color': text,
        'line-width': 2.6,
        'line-opacity': ['case', state('moving'), 0, state('selected'), 1, 0],
      },
    },
    {
      id: 'studio-editing',
      type: 'line',
      source: 'studio-grids',
      paint: {
        'line-color': accent,
        'line-width': 4,
        'line-dasharray': [1, 1],
        'line-opacity': ['case', state('taken'), 1, 0],
      },
    },
    {
      id: 'studio-pieces-fill',
      type: 'fill',
      source: 'studio-pieces',
      paint: { 'fill-color': accent, 'fill-opacity': 0.5 },
    },
    {
      id: 'studio-blocks-fill',
      type: 'fill',
      source: 'studio-blocks',
      paint: { 'fill-color': accent, 'fill-opacity': ['case', ['get', 'painted'], 0.5, 0.03] },
    },
    {
      id: 'studio-blocks-line',
      type: 'line',
      source: 'studio-blocks',
      paint: { 'line-color': secondary, 'line-width': 1, 'line-dasharray': [2, 2] },
    },
    {
      id: 'studio-moving-fill',
      type: 'fill',
      source: 'studio-moving',
      paint: { 'fill-color': accent, 'fill-opacity': 0.2 },
    },
    {
      id: 'studio-moving-line',
      type: 'line',
      source: 'studio-moving',
      paint: { 'line-color': text, 'line-width': 2 },
    },
    {
      id: 'studio-names',
      type: 'symbol',
      source: 'studio-names',
      minzoom: NAMES_FROM_ZOOM,
      layout: {
        'text-field': nameField(language),
        'text-font': LABEL_FONT,
        'text-size': 12,
        'text-max-width': 9,
      },
      paint: { 'text-color': text, 'text-halo-color': surface, 'text-halo-width': 1.6 },
    },
    {
      id: 'studio-vertices',
      type: 'circle',
      source: 'studio-marks',
      filter: role('vertex', 'fixed-vertex'),
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'vertex', 5, 3],
        'circle-color': ['match', ['get', 'role'], 'vertex', surface, secondary],
        'circle-stroke-color': text,
        'circle-stroke-width': ['match', ['get', 'role'], 'vertex', 1.6, 0],
      },
    },
    {
      id: 'studio-places',
      type: 'circle',
      source: 'studio-marks',
      filter: role('finding', 'peer', 'snap-vertex', 'snap-edge', 'snap-border', 'snap-line'),
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'finding', 14, 'peer', 6, 8],
        'circle-color': accent,
        'circle-opacity': ['match', ['get', 'role'], 'peer', 1, 0],
        'circle-stroke-color': ['match', ['get', 'role'], 'finding', levels.red.edge, text],
        'circle-stroke-width': 2.4,
      },
    },
    {
      id: 'studio-peer-names',
      type: 'symbol',
      source: 'studio-marks',
      filter: role('peer', 'snap-vertex', 'snap-edge', 'snap-border', 'snap-line'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': LABEL_FONT,
        'text-size': 12,
        'text-offset': [0, 1.5],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': text, 'text-halo-color': surface, 'text-halo-width': 2 },
    },
  ];
}
