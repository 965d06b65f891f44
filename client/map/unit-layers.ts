import type { Layer } from '@deck.gl/core';
import { type Box, widen } from '../../shared/geo/envelope.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { Passes } from '../situation/filtering.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { PALETTES } from '../ui/palette.ts';
import { advance, aim, createGlide, type Glide, isDrawnIn } from './glide.ts';
import type { AtlasTexture } from './layers/symbols.ts';
import { renewPositions, type UnitData, unitData, unitsLayers } from './layers/units.ts';
import { rgba } from './map-palette.ts';
import type { MapScene, Sight } from './map-scene.ts';
import { remember, steady } from './remember.ts';
import { drivenHeading, freshness, type UnitRows, unitPlaces, unitRows } from './unit-rows.ts';

/** Ages are looked at again this often for how faded a unit is. */
const FADE_STEP_MS = 5_000;

/** Below this zoom a unit is a dot. */
const DRAWN_FROM_ZOOM = 12.5;

/** A dot that moves by less, in CSS pixels, or a drawing, is left where it is. */
const LEAST_PX = { far: 1, near: 0.3 } as const;

/** A drawing with its arrow and ring reaches so far from its place, in CSS pixels on a desk: what leaves must be gone whole. */
const SYMBOL_PX = 48;

/** Widths in CSS pixels from far to near: a city full of units must not hide the city. */
function unitSize(zoom: number): number {
  if (zoom < 10.5) return 8;
  if (zoom < DRAWN_FROM_ZOOM) return 11;
  return zoom < 14 ? 22 : 26;
}

/** Degrees clockwise from north, one a unit: as last heard, and as drawn. */
type Headings = { heard: Float32Array; drawn: Float32Array };
type Moving = { rows: UnitRows; glide: Glide; data: UnitData; headings: Headings };

function moving(rows: UnitRows, telemetry: Telemetry): Moving {
  const glide = createGlide(unitPlaces(rows, telemetry));
  const heard = headingsOf(rows, telemetry);
  return { rows, glide, data: unitData(glide.drawn), headings: { heard, drawn: heard } };
}

/** Whether a unit in view turned, set off or came to a stand. */
const isSeenTurning = ({ glide, headings: { heard, drawn } }: Moving, box: Box): boolean =>
  heard.some((heading, unit) => !Object.is(heading, drawn[unit]) && isDrawnIn(glide, unit, box));

const sameUnits = (a: UnitRows, b: UnitRows): boolean =>
  a.units.length === b.units.length &&
  a.units.every((unit, index) => unit.id === b.units[index]!.id);

function alphasOf({ rows, periods }: UnitRows, telemetry: Telemetry, now: number): Uint8Array {
  return Uint8Array.from(rows, (row, index) => {
    const age = row < 0 ? Number.POSITIVE_INFINITY : (now - telemetry.at[row]!) / 1_000;
    return Math.round(freshness(age, periods[index]!) * 255);
  });
}

const headingsOf = ({ rows }: UnitRows, telemetry: Telemetry): Float32Array =>
  Float32Array.from(rows, (row) => drivenHeading(telemetry, row));

/** The units of the scene, and where each is shown at this moment. */
export class UnitLayers {
  private now: Moving | null = null;
  private aimedAt = -1;
  private step = 0;
  private far = true;
  private jumped = false;
  private scale = 1;
  private readonly rows = remember(
    (
      registers: IndexedRegisters,
      telemetry: Telemetry,
      passes: Passes,
      now: number,
      _conditionRevision: number,
    ) => unitRows(registers, telemetry, passes, now),
  );
  private readonly steadyAlphas = steady<Uint8Array>();
  private readonly alphas = remember((rows: UnitRows, telemetry: Telemetry, fadeStep: number) =>
    this.steadyAlphas(alphasOf(rows, telemetry, fadeStep * FADE_STEP_MS)),
  );
  private readonly layers = remember(unitsLayersOf);

  /** Follows the scene: which units there are, and where they now are. */
  follow(scene: MapScene, passes: Passes, frameTime: number, still: boolean): void {
    const { live, view, telemetry } = scene;
    this.far = scene.zoom < DRAWN_FROM_ZOOM;
    this.scale = scene.scale;
    const aged = view.filters.maxAgeSeconds === null ? 0 : scene.now;
    const rows = this.rows(live.registers!, telemetry, passes, aged, telemetry.conditionRevision);
    if (this.now && this.now.rows !== rows && sameUnits(this.now.rows, rows)) {
      // Another icon is no reason to stop a drive half way.
      const headings = { ...this.now.headings, heard: headingsOf(rows, telemetry) };
      this.now = { ...this.now, rows, headings };
    }
    if (this.now?.rows !== rows) {
      this.now = moving(rows, telemetry);
      this.step += 1;
      this.aimedAt = telemetry.positionRevision;
    } else if (this.aimedAt !== telemetry.positionRevision) {
      const jumped = aim(this.now.glide, unitPlaces(rows, telemetry), frameTime, still);
      this.jumped ||= jumped;
      this.now.headings.heard = headingsOf(rows, telemetry);
      this.aimedAt = telemetry.positionRevision;
    }
  }

  /** Whether one jumped since units were last moved on: that does not wait its turn. */
  hasNews(): boolean {
    return this.jumped;
  }

  /** Moves units on, as far as it can be seen. */
  advance(frameTime: number, { box: shown, pixelDegrees }: Sight): void {
    if (!this.now) return;
    const box = widen(shown, SYMBOL_PX * this.scale * pixelDegrees);
    this.jumped = false;
    const leastDegrees = (this.far ? LEAST_PX.far : LEAST_PX.near) * pixelDegrees;
    const moved = advance(this.now.glide, frameTime, { leastDegrees, box });
    // From far no arrow is drawn.
    if (!moved && (this.far || !isSeenTurning(this.now, box))) return;
    this.now.headings.drawn = this.now.headings.heard;
    renewPositions(this.now.data);
    this.step += 1;
  }

  draw({ view, telemetry, now, zoom, scale }: MapScene, atlas: AtlasTexture): Layer[] {
    if (!this.now) return [];
    const { rows, data, headings } = this.now;
    const alphas = this.alphas(rows, telemetry, Math.floor(now / FADE_STEP_MS));
    const sizePx = unitSize(zoom) * scale;
    const { units: look } = view.layers;
    const { theme } = view;
    return this.layers(
      rows,
      data,
      this.step,
      alphas,
      headings.drawn,
      atlas,
      theme,
      sizePx,
      this.far,
      look,
    );
  }

  /** What is drawn at this moment, for picking. */
  shown(): { units: readonly Resource[]; places: Float64Array } {
    return { units: this.now?.rows.units ?? [], places: this.now?.glide.drawn ?? NOWHERE };
  }
}

const NOWHERE = new Float64Array(0);

const unitsLayersOf = (
  rows: UnitRows,
  data: UnitData,
  step: number,
  alphas: Uint8Array,
  headings: Float32Array,
  atlas: AtlasTexture,
  theme: MapScene['view']['theme'],
  sizePx: number,
  far: boolean,
  look: MapScene['view']['layers']['units'],
): Layer[] =>
  unitsLayers({
    rows,
    data,
    step,
    alphas,
    headings,
    atlas,
    accent: rgba(PALETTES[theme].accent),
    sizePx,
    far,
    ...look,
  });
