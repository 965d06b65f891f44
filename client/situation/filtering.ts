import { HAZARD_CLASSES } from '../../shared/model/hazard.ts';
import { CONDITIONS } from '../../shared/model/level.ts';
import { RESOURCE_TYPES } from '../../shared/model/resource.ts';
import { METRIC_NAMES } from '../../shared/model/stream.ts';
import type { Coverage } from '../store/coverage.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Filters } from '../store/view-store.ts';
import { functionalReach } from './functional-areas.ts';

/** Kinds of things that have types to filter by. */
const TYPES = {
  hazard: HAZARD_CLASSES,
  unit: RESOURCE_TYPES,
  stream: METRIC_NAMES,
} as const satisfies Record<string, readonly string[]>;

/** What the filters let through, ready to be asked many times. */
export type Passes = {
  condition(code: number): boolean;
  /** @param place `[lon, lat]` in degrees; functional areas are told by it */
  area(town: string | null, place: readonly [number, number] | null): boolean;
  grid(code: string): boolean;
  /** Types of one kind hold back only things of that kind. */
  type(kind: keyof typeof TYPES, type: string): boolean;
  name(name: string): boolean;
  /** @param at epoch ms of the newest reading, 0: never */
  age(at: number, now: number): boolean;
};

/** The wanted types that things of a kind can have; none: every type. */
const wantedTypes = (filters: Filters, known: readonly string[]): ReadonlySet<string> =>
  new Set(filters.types.filter((type) => known.includes(type)));

/** Prepares the filters. Areas are counties, towns, communities of grids, and functional areas. */
export function passesOf(
  filters: Filters,
  registers: IndexedRegisters | null,
  coverage: Coverage | null,
): Passes {
  const levels = CONDITIONS.map((condition) => filters.levels.includes(condition));
  const areas = new Set(filters.areas);
  const functional = functionalReach(coverage, filters.areas);
  const wanted = filters.text.trim().toLowerCase();
  const types = {
    hazard: wantedTypes(filters, TYPES.hazard),
    unit: wantedTypes(filters, TYPES.unit),
    stream: wantedTypes(filters, TYPES.stream),
  };
  const isInTown = (town: string | null) =>
    town !== null && (areas.has(town) || areas.has(registers?.areaByCode.get(town)?.parent ?? ''));
  return {
    condition: (code) => levels[code] ?? true,
    area: (town, place) =>
      areas.size === 0 || isInTown(town) || (place !== null && functional?.place(place) === true),
    grid: (code) =>
      areas.size === 0 ||
      areas.has(code.slice(0, 6)) ||
      areas.has(code.slice(0, 9)) ||
      areas.has(code.slice(0, 12)) ||
      functional?.grid(code) === true,
    type: (kind, type) => types[kind].size === 0 || types[kind].has(type),
    name: (name) => wanted === '' || name.toLowerCase().includes(wanted),
    age: (at, now) =>
      filters.maxAgeSeconds === null || (at > 0 && now - at <= filters.maxAgeSeconds * 1_000),
  };
}
