import type { Layer } from '@deck.gl/core';
import type { Resource } from '../../shared/model/resource.ts';
import type { Passes } from '../situation/filtering.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { PALETTES } from '../ui/palette.ts';
import { advance, aim, createGlide, type Glide } from './glide.ts';
import type { AtlasTexture } from './layers/symbols.ts';
import { renewPositions, type UnitData, unitData, unitsLayers } from './layers/units.ts';
import { rgba } from './map-palette.ts';
import type { MapScene } from './map-scene.ts';
import { remember } from './remember.ts';
import { drivenHeading, freshness, type UnitRows, unitPlaces, unitRows } from './unit-rows.ts';

/** Ages are looked at again this often for how faded a unit is. */
const FADE_STEP_MS = 5_000;

/** Below this zoom a unit is a dot. */
const DRAWN_FROM_ZOOM = 12.5;

/** Widths in CSS pixels from far to near: a city full of units must not hide the city. */
function unitSize(zoom: number): number {
  if (zoom < 10.5) return 8;
  if (zoom < DRAWN_FROM_ZOOM) return 11;
  return zoom < 14 ? 22 : 26;
}

type Moving = { rows: UnitRows; glide: Glide; data: UnitData };

function moving(rows: UnitRows, telemetry: Telemetry): Moving {
  const glide = createGlide(unitPlaces(rows, telemetry));
  return { rows, glide, data: unitData(glide.shown) };
}

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
  private readonly rows = remember(
    (
      registers: IndexedRegisters,
      telemetry: Telemetry,
      passes: Passes,
      now: number,
      _conditionRevision: number,
    ) => unitRows(registers, telemetry, passes, now),
  );
  private readonly alphas = remember((rows: UnitRows, telemetry: Telemetry, fadeStep: number) =>
    alphasOf(rows, telemetry, fadeStep * FADE_STEP_MS),
  );
  private readonly headings = remember((rows: UnitRows, telemetry: Telemetry, _revision: number) =>
    headingsOf(rows, telemetry),
  );
  private readonly layers = remember(unitsLayersOf);

  /** Follows the scene: which units there are, and where they now are. */
  follow(scene: MapScene, passes: Passes, frameTime: number, still: boolean): void {
    const { live, view, telemetry } = scene;
    const aged = view.filters.maxAgeSeconds === null ? 0 : scene.now;
    const rows = this.rows(live.registers!, telemetry, passes, aged, telemetry.conditionRevision);
    if (this.now && this.now.rows !== rows && sameUnits(this.now.rows, rows)) {
      // Another icon is no reason to stop a drive half way.
      this.now = { ...this.now, rows };
    }
    if (this.now?.rows !== rows) {
      this.now = moving(rows, telemetry);
      this.step += 1;
      this.aimedAt = telemetry.positionRevision;
    } else if (this.aimedAt !== telemetry.positionRevision) {
      aim(this.now.glide, unitPlaces(rows, telemetry), frameTime, still);
      this.aimedAt = telemetry.positionRevision;
    }
  }

  /** Moves units on. @param leastDegrees a shorter way is not drawn yet */
  advance(frameTime: number, leastDegrees: number): void {
    if (!this.now || !advance(this.now.glide, frameTime, leastDegrees)) return;
    renewPositions(this.now.data);
    this.step += 1;
  }

  draw({ view, telemetry, now, zoom, scale }: MapScene, atlas: AtlasTexture): Layer[] {
    if (!this.now) return [];
    const { rows, data } = this.now;
    const alphas = this.alphas(rows, telemetry, Math.floor(now / FADE_STEP_MS));
    const headings = this.headings(rows, telemetry, telemetry.positionRevision);
    const sizePx = unitSize(zoom) * scale;
    const { units: look } = view.layers;
    const far = zoom < DRAWN_FROM_ZOOM;
    const { theme } = view;
    return this.layers(rows, data, this.step, alphas, headings, atlas, theme, sizePx, far, look);
  }

  /** What is shown at this moment, for picking. */
  shown(): { units: readonly Resource[]; places: Float64Array } {
    return { units: this.now?.rows.units ?? [], places: this.now?.glide.shown ?? NOWHERE };
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
