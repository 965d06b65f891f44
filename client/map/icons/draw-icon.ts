import type { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import { type Condition, LEVELS, type Level } from '../../../shared/model/level.ts';
import type { ResourceStatus, ResourceType } from '../../../shared/model/resource.ts';
import type { ShelterState } from '../../../shared/model/shelter.ts';
import type { Metric } from '../../../shared/model/stream.ts';
import { PALETTES, type Theme } from '../../ui/palette.ts';
import { conditionEdgeHex, conditionHex } from '../map-palette.ts';
import { type Glyph, glyphPath, HAZARD_GLYPHS, METRIC_GLYPHS, RESOURCE_GLYPHS } from './glyphs.ts';
import type { AlarmLook, DotLook, IconName } from './icon-names.ts';

/** A drawing is made on a field this wide, its middle at (0, 0). */
export const FIELD = 32;

type Pen = { context: CanvasRenderingContext2D; theme: Theme };

const NUMERALS: Readonly<Record<Level, string>> = {
  red: 'I',
  orange: 'II',
  yellow: 'III',
  blue: 'IV',
};

/** One shape a level (DESK.md), so that it is told without colour. */
function levelShape(level: Level, radius: number): Path2D {
  const path = new Path2D();
  if (level === 'blue') path.arc(0, 0, radius, 0, Math.PI * 2);
  else if (level === 'red') path.rect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76);
  else {
    const corners =
      level === 'orange'
        ? [
            [0, -1.08],
            [1.1, 0.86],
            [-1.1, 0.86],
          ]
        : [
            [0, -1.15],
            [1.15, 0],
            [0, 1.15],
            [-1.15, 0],
          ];
    for (const [x, y] of corners) path.lineTo(x! * radius, y! * radius);
    path.closePath();
  }
  return path;
}

const disc = (radius: number): Path2D => {
  const path = new Path2D();
  path.arc(0, 0, radius, 0, Math.PI * 2);
  return path;
};

const tile = (half: number, corner: number): Path2D => {
  const path = new Path2D();
  path.roundRect(-half, -half, half * 2, half * 2, corner);
  return path;
};

function glyph({ context }: Pen, name: Glyph, size: number, colour: string, lift = 0): void {
  context.save();
  context.translate(0, lift);
  context.scale(size / 24, size / 24);
  context.translate(-12, -12);
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.stroke(new Path2D(glyphPath(name)));
  context.restore();
}

function fillAndStroke(
  { context }: Pen,
  path: Path2D,
  fill: string | null,
  stroke: string,
  width: number,
  dash: number[] = [],
): void {
  context.setLineDash(dash);
  context.lineWidth = width;
  context.strokeStyle = stroke;
  if (fill) {
    context.fillStyle = fill;
    context.fill(path);
  }
  context.stroke(path);
  context.setLineDash([]);
}

/** The class as a glyph on a tile; the registered risk as its edge and as one to four ticks below. */
function hazard(pen: Pen, kind: (typeof HAZARD_CLASSES)[number], risk: Level | null): void {
  const palette = PALETTES[pen.theme];
  const colour = risk ? conditionEdgeHex(pen.theme, risk) : palette.secondary;
  fillAndStroke(pen, tile(11, 4), palette.raised, colour, 1.4, risk ? [] : [3, 2]);
  glyph(pen, HAZARD_GLYPHS[kind], 13, palette.text, -1.6);
  const ticks = risk ? LEVELS.length - LEVELS.indexOf(risk) : 0;
  pen.context.fillStyle = colour;
  for (let tick = 0; tick < ticks; tick++) {
    pen.context.fillRect((tick - (ticks - 1) / 2) * 4.4 - 1.6, 6.4, 3.2, 2.2);
  }
}

/** Busy units are filled, free ones are outlined; who is out of service is struck through. */
function unit(pen: Pen, type: ResourceType, status: ResourceStatus | 'stale'): void {
  const palette = PALETTES[pen.theme];
  const busy = status === 'enroute' || status === 'onscene' || status === 'assigned';
  const quiet = status === 'out_of_service' || status === 'stale';
  const edge = quiet ? palette.levels.unknown.edge : palette.accent;
  const fill = busy ? palette.accent : status === 'stale' ? null : palette.raised;
  const dash = status === 'stale' ? [2.5, 2.5] : status === 'returning' ? [5, 2] : [];
  fillAndStroke(pen, disc(10), fill, edge, status === 'onscene' ? 3 : 1.6, dash);
  glyph(pen, RESOURCE_GLYPHS[type], 12, busy ? palette.surface : edge);
  if (status === 'onscene') fillAndStroke(pen, disc(12.4), null, palette.accent, 1.2);
  if (status === 'out_of_service') {
    fillAndStroke(pen, new Path2D('M-7 7L7 -7'), null, edge, 2);
  }
}

/** A shelter that takes people in is filled. */
function shelter(pen: Pen, state: ShelterState): void {
  const palette = PALETTES[pen.theme];
  const open = state === 'open' || state === 'full';
  const off = state === 'unavailable' || state === 'closed';
  const edge = off ? palette.levels.unknown.edge : palette.text;
  const dash = state === 'preparing' || state === 'closing' ? [3, 2] : [];
  fillAndStroke(pen, tile(9.5, 3), open ? palette.text : palette.raised, edge, 1.2, dash);
  glyph(pen, 'tent', 13, open ? palette.surface : edge);
  if (state === 'full') fillAndStroke(pen, new Path2D('M-9.5 12.5H9.5'), null, edge, 2.4);
  if (off) fillAndStroke(pen, new Path2D('M-7 7L7 -7'), null, edge, 1.8);
}

function stream(pen: Pen, metric: Metric, condition: Condition): void {
  const { surface } = PALETTES[pen.theme];
  const colour = conditionEdgeHex(pen.theme, condition);
  const dash = condition === 'unknown' ? [3, 2.4] : [];
  fillAndStroke(pen, disc(11.5), surface, colour, condition === 'none' ? 0.9 : 2.4, dash);
  glyph(pen, METRIC_GLYPHS[metric], 13, colour);
}

/** The ladder: the level's shape with its numeral; people where nothing is to be reported. */
function gathering(pen: Pen, condition: Condition): void {
  const palette = PALETTES[pen.theme];
  if (condition === 'none' || condition === 'unknown') {
    const colour = conditionEdgeHex(pen.theme, condition);
    const dash = condition === 'unknown' ? [2.5, 2.5] : [];
    fillAndStroke(pen, disc(9.5), palette.raised, colour, 1.2, dash);
    glyph(pen, 'users', 11.5, colour);
    return;
  }
  fillAndStroke(
    pen,
    levelShape(condition, 11),
    palette.raised,
    conditionEdgeHex(pen.theme, condition),
    2,
  );
  glyph(pen, 'users', 9.5, palette.text, condition === 'orange' ? 2.4 : 0);
}

function cluster(pen: Pen, condition: Condition): void {
  const palette = PALETTES[pen.theme];
  const { context } = pen;
  const quiet = condition === 'none';
  const edge = quiet ? palette.secondary : conditionEdgeHex(pen.theme, condition);
  const dash = condition === 'unknown' ? [3, 2.4] : [];
  context.globalAlpha = 0.94;
  fillAndStroke(pen, disc(11.5), palette.raised, edge, quiet ? 1 : 2.2, dash);
  context.globalAlpha = 1;
  if (quiet || condition === 'unknown') return;
  context.translate(9.5, -9.5);
  fillAndStroke(
    pen,
    levelShape(condition, 4.6),
    conditionHex(pen.theme, condition),
    palette.surface,
    1.2,
  );
}

/** The shape of the level with its numeral: filled until somebody has seen it, hollow once it is over. */
function alarm(pen: Pen, level: Level, look: AlarmLook): void {
  const palette = PALETTES[pen.theme];
  const { context, theme } = pen;
  const shape = levelShape(level, look === 'open' ? 11.5 : 9.5);
  const colour = conditionHex(theme, level);
  const edge = conditionEdgeHex(theme, level);
  fillAndStroke(pen, shape, null, palette.surface, 5);
  fillAndStroke(
    pen,
    shape,
    look === 'open' ? colour : palette.raised,
    edge,
    2,
    look === 'over' ? [3, 2.4] : [],
  );
  context.font = `700 ${look === 'open' ? 10.5 : 9}px "Noto Sans SC Variable", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = look === 'open' ? inkOn(theme, level) : edge;
  context.fillText(NUMERALS[level], 0, level === 'orange' ? 3.2 : 0.6);
}

/** Dark figures on the bright hues, white on the light theme's deep red and blue. */
const inkOn = (theme: Theme, level: Level): string =>
  theme === 'light' && (level === 'red' || level === 'blue') ? '#FFFFFF' : '#10161F';

/** Filled when busy, a ring when free, broken when nothing was heard of it. */
function dot(pen: Pen, look: DotLook): void {
  const { accent, surface, levels } = PALETTES[pen.theme];
  const edge = look === 'silent' ? levels.unknown.edge : accent;
  fillAndStroke(pen, disc(10.5), null, surface, 5);
  fillAndStroke(
    pen,
    disc(9),
    look === 'busy' ? accent : surface,
    edge,
    4,
    look === 'silent' ? [6, 4] : [],
  );
}

function heading(pen: Pen): void {
  pen.context.fillStyle = '#FFFFFF';
  pen.context.fill(new Path2D('M0 -15.5L4.6 -10.2L0 -11.6L-4.6 -10.2Z'));
}

/** Draws one icon around (0, 0). */
export function drawIcon(context: CanvasRenderingContext2D, theme: Theme, name: IconName): void {
  const pen = { context, theme };
  const [kind, first, second] = name.split(':');
  if (kind === 'hazard') {
    hazard(pen, first as HazardKind, second === 'none' ? null : (second as Level));
  } else if (kind === 'unit') unit(pen, first as ResourceType, second as ResourceStatus);
  else if (kind === 'stale') unit(pen, first as ResourceType, 'stale');
  else if (kind === 'shelter') shelter(pen, first as ShelterState);
  else if (kind === 'stream') stream(pen, first as Metric, second as Condition);
  else if (kind === 'gathering') gathering(pen, first as Condition);
  else if (kind === 'cluster') cluster(pen, first as Condition);
  else if (kind === 'dot') dot(pen, first as DotLook);
  else if (kind === 'alarm') alarm(pen, first as Level, second as AlarmLook);
  else heading(pen);
}

type HazardKind = (typeof HAZARD_CLASSES)[number];
