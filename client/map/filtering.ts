import { HAZARD_CLASSES } from '../../shared/model/hazard.ts';
import { CONDITIONS } from '../../shared/model/level.ts';
import { RESOURCE_TYPES } from '../../shared/model/resource.ts';
import { METRIC_NAMES } from '../../shared/model/stream.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Filters } from '../store/view-store.ts';

/** Kinds of things that have types to filter by. */
const TYPES = {
  hazard: HAZARD_CLASSES,
  unit: RESOURCE_TYPES,
  stream: METRIC_NAMES,
} as const satisfies Record<string, readonly string[]>;

/** What the filters let through, ready to be asked many times. */
export type Passes = {
  condition(code: number): boolean;
  town(town: string | null): boolean;
  grid(code: string): boolean;
  /** Types of one kind hold back only things of that kind. */
  type(kind: keyof typeof TYPES, type: string): boolean;
  name(name: string): boolean;
  /** @param at epoch ms of the newest reading, 0: never */
  age(at: number, now: number): boolean;
};

/** Prepares the filters. Areas are counties and towns; a functional area has no towns of its own. */
export function passesOf(filters: Filters, registers: IndexedRegisters | null): Passes {
  const levels = CONDITIONS.map((condition) => filters.levels.includes(condition));
  const areas = new Set(filters.areas);
  const wanted = filters.text.trim().toLowerCase();
  const wantedTypes = Object.fromEntries(
    Object.entries(TYPES).map(([kind, types]) => [
      kind,
      new Set(filters.types.filter((type) => (types as readonly string[]).includes(type))),
    ]),
  );
  const town = (code: string | null) =>
    areas.size === 0 ||
    (code !== null &&
      (areas.has(code) || areas.has(registers?.areaByCode.get(code)?.parent ?? '')));
  return {
    condition: (code) => levels[code] ?? true,
    town,
    grid: (code) =>
      areas.size === 0 ||
      areas.has(code.slice(0, 6)) ||
      areas.has(code.slice(0, 9)) ||
      areas.has(code.slice(0, 12)),
    type: (kind, type) => wantedTypes[kind]!.size === 0 || wantedTypes[kind]!.has(type),
    name: (name) => wanted === '' || name.toLowerCase().includes(wanted),
    age: (at, now) =>
      filters.maxAgeSeconds === null || (at > 0 && now - at <= filters.maxAgeSeconds * 1_000),
  };
}
