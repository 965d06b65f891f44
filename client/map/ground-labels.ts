import type { Box } from '../../shared/geo/envelope.ts';
import { CONDITIONS } from '../../shared/model/level.ts';
import { TEXTS } from '../i18n/use-text.ts';
import { severityOf } from '../situation/severity.ts';
import { LABELLED_FROM, type Label, RANKS, type Source } from './label.ts';

/** Nearer than this there is room for the word beside the numeral. */
const GRID_WORDS_FROM_ZOOM = 14;

/** The numeral and the word of a grid's level: its fill is never the only thing that tells it. */
export function gridLabels({ scene, things }: Source, [west, south, east, north]: Box): Label[] {
  const { live, view, zoom } = scene;
  const { coverage, gridConditions } = live;
  if (!coverage || zoom < LABELLED_FROM.grid || !view.layers.grids.visible) return [];
  const text = TEXTS[view.language];
  const labels: Label[] = [];
  gridConditions.forEach((code, grid) => {
    const condition = CONDITIONS[code]!;
    if (condition === 'none' || !things.passes.condition(code)) return;
    const [lon, lat] = [coverage.centres[grid * 2]!, coverage.centres[grid * 2 + 1]!];
    if (lon < west || lon > east || lat < south || lat > north) return;
    const numeral = text(`level.${condition}.numeral`);
    const word = text(`map.level-grid.${condition}`);
    const known = zoom < GRID_WORDS_FROM_ZOOM ? numeral : text('map.level-grid', { numeral, word });
    const isPartly = condition !== 'unknown' && things.unheard?.[grid] === 1;
    const told = isPartly ? `${known}?` : known;
    const rank = RANKS.grid - severityOf(code);
    labels.push({ lon, lat, text: told, anchor: 'center', rank, size: 12 });
  });
  return labels;
}
