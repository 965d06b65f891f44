import type { Box } from '../../shared/geo/envelope.ts';
import { CONDITIONS } from '../../shared/model/level.ts';
import { TEXTS } from '../i18n/use-text.ts';
import { severityOf } from '../situation/severity.ts';
import { LABELLED_FROM, type Label, RANKS, type Source } from './label.ts';
import type { MapScene } from './map-scene.ts';

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

/**
 * The word 预警 and who issued it at the ends in view of each official warning's area: its
 * colour is never the only thing that tells it, and nobody takes it for an alarm of ours.
 */
export function warningLabels({ live, view }: MapScene, [west, south, east, north]: Box): Label[] {
  if (!view.layers.warnings.visible) return [];
  const text = TEXTS[view.language];
  return live.warnings.flatMap((warning): Label[] => {
    const corners = warning.outline.coordinates.flat(2);
    const inView = corners.filter(
      ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north,
    );
    // At both ends: where one has no room, mostly for a county's name, the other has.
    const bySouth = inView.toSorted((a, b) => a[1] - b[1]);
    const ends = [bySouth.at(-1), bySouth[0]].filter((end) => end !== undefined);
    const level = warning.level === null ? '' : text(`level.${warning.level}`);
    const marks = warning.status === 'Actual' ? '' : text(`warning-status.${warning.status}`);
    const told = text('warnings.label', { event: warning.event, level, issuer: warning.issuer });
    const words = marks === '' ? told : `${told}\n${marks}`;
    return ends.map(([lon, lat]) => ({
      lon,
      lat,
      text: words,
      anchor: 'center',
      rank: RANKS.warning,
      size: 12.5,
    }));
  });
}
