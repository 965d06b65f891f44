import type { Box } from '../../shared/geo/envelope.ts';
import type { Warning } from '../../shared/model/warning.ts';
import { widthInEms } from '../../shared/names/short-name.ts';
import { TEXTS, type Text } from '../i18n/use-text.ts';
import { worstFirst } from '../situation/warning-order.ts';
import { type Corner, coveredCorner, mapPadding, type Padding } from '../store/map-port.ts';
import { type Anchor, type Label, RANKS } from './label.ts';
import type { MapScene, Sight } from './map-scene.ts';
import type { Things } from './things.ts';

/** In CSS pixels, on a desk. */
const SIZE = 12.5;
const LINE_EMS = 1.2;
/** How far the words stand off the outline, in widths of their own type. */
const GAP_EMS = 0.7;

/** How much worse than a grid under the words: an alarm, other words, and to be moved by their own size [D]. */
const ALARM = 50;
const TAKEN = 1_000;
const MOVED = 20;

/** A size in degrees, east and north. */
type Size = readonly [width: number, height: number];
/** Words on one side of an area, and which part of their size they were moved to be in sight. */
type Candidate = { anchor: Anchor; box: Box; moved: number };
/** What words would hide: grid centres as the coverage has them, alarms, and words already placed. */
type Ground = {
  grids: ArrayLike<number>;
  alarms: readonly { lon: number; lat: number }[];
  taken: readonly Box[];
};

const within = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
const meet = (one: Box, other: Box): boolean =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

function costOf({ box, moved }: Candidate, { grids, alarms, taken }: Ground): number {
  let cost = MOVED * moved;
  for (let at = 0; at < grids.length; at += 2) {
    if (within(box, grids[at]!, grids[at + 1]!)) cost += 1;
  }
  cost += ALARM * alarms.filter(({ lon, lat }) => within(box, lon, lat)).length;
  return cost + TAKEN * taken.filter((other) => meet(box, other)).length;
}

/** How far a span is moved to lie within another; one that is longer begins where that begins. */
const shift = (from: number, to: number, least: number, most: number): number =>
  Math.max(least - from, Math.min(0, most - to));

/** Moves a box into sight, onto its own area if need be: words that are cut say nothing. */
function intoSight([west, south, east, north]: Box, open: Box): Omit<Candidate, 'anchor'> {
  const [x, y] = [shift(west, east, open[0], open[2]), shift(south, north, open[1], open[3])];
  return {
    box: [west + x, south + y, east + x, north + y],
    moved: Math.abs(x) / (east - west) + Math.abs(y) / (north - south),
  };
}

/** The words outside of each of the four ends of what is in view of an area. */
function candidatesOf(corners: readonly number[][], [width, height]: Size, open: Box): Candidate[] {
  const end = (axis: 0 | 1, sign: 1 | -1, anchor: Anchor): Candidate => {
    const [lon, lat] = corners.reduce((found, corner) =>
      corner[axis]! * sign > found[axis]! * sign ? corner : found,
    ) as [number, number];
    const [west, south] =
      axis === 1
        ? [lon - width / 2, sign > 0 ? lat : lat - height]
        : [sign > 0 ? lon : lon - width, lat - height / 2];
    return { anchor, ...intoSight([west, south, west + width, south + height], open) };
  };
  return [end(1, 1, 'bottom'), end(1, -1, 'top'), end(0, 1, 'left'), end(0, -1, 'right')];
}

/** The place at which words stand in their box: the middle of the side that is towards the area. */
function placeOf({ anchor, box: [west, south, east, north] }: Candidate) {
  const lon = anchor === 'left' ? west : anchor === 'right' ? east : (west + east) / 2;
  const lat = anchor === 'bottom' ? south : anchor === 'top' ? north : (south + north) / 2;
  return { lon, lat, anchor };
}

const cheapest = (candidates: readonly Candidate[], ground: Ground): Candidate =>
  candidates
    .map((candidate) => ({ candidate, cost: costOf(candidate, ground) }))
    .reduce((best, one) => (one.cost < best.cost ? one : best)).candidate;

function wordsOf({ event, level, issuer, status }: Warning, text: Text): string {
  const told = text('warnings.label', {
    ...{ event, issuer },
    level: level === null ? '' : text(`level.${level}`),
  });
  return status === 'Actual' ? told : `${told}\n${text(`warning-status.${status}`)}`;
}

/** The part of a box that no panel covers. */
const openPart = ([west, south, east, north]: Box, pixel: Size, hidden: Padding): Box => [
  west + hidden.left * pixel[0],
  south + hidden.bottom * pixel[1],
  east - hidden.right * pixel[0],
  north - hidden.top * pixel[1],
];

const NOTHING_HIDDEN: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

const cornerOf = ([west, , , north]: Box, pixel: Size, { right, bottom }: Corner): Box => [
  west,
  north - bottom * pixel[1],
  west + right * pixel[0],
  north,
];

/**
 * The word 预警 and who issued it, once, outside of that end of each official warning's area where the least lies under
 * it: its colour is never the only thing that tells it, and nobody takes it for an alarm of ours. Grids do not move, so
 * the words stay where they are until the view or an alarm moves them.
 */
export function warningLabels(
  { live, view, scale }: MapScene,
  { shownAlarms: alarms }: Pick<Things, 'shownAlarms'>,
  { box, pixelDegrees }: Sight,
): Label[] {
  if (!view.layers.warnings.visible) return [];
  const text = TEXTS[view.language];
  const pixel: Size = [pixelDegrees, pixelDegrees * Math.cos((box[1] * Math.PI) / 180)];
  const open = openPart(box, pixel, mapPadding() ?? NOTHING_HIDDEN);
  const grids = live.coverage?.centres ?? [];
  const taken = [cornerOf(box, pixel, coveredCorner())];
  return worstFirst(live.warnings).flatMap((warning): Label[] => {
    const corners = warning.outline.coordinates.flat(2);
    const inView = corners.filter(([lon, lat]) => within(open, lon!, lat!));
    if (inView.length === 0) return [];
    const words = wordsOf(warning, text);
    const lines = words.split('\n');
    const ems = Math.max(...lines.map(widthInEms)) + GAP_EMS;
    const width = ems * SIZE * scale * pixel[0];
    const height = (lines.length * LINE_EMS + GAP_EMS) * SIZE * scale * pixel[1];
    const sides = candidatesOf(inView, [width, height], open);
    const chosen = cheapest(sides, { grids, alarms, taken });
    taken.push(chosen.box);
    return [{ ...placeOf(chosen), text: words, rank: RANKS.warning, size: SIZE, gap: GAP_EMS }];
  });
}
