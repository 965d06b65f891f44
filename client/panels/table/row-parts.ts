import type { IndexedRegisters } from '../../store/registers.ts';

const DEGREE_DECIMALS = 5;

/** `120.30000, 31.50000`: longitude, latitude. */
export const placeText = (place: readonly [number, number] | null): string | null =>
  place === null ? null : place.map((degrees) => degrees.toFixed(DEGREE_DECIMALS)).join(', ');

/** The town and its county by name; the code where the name is not known. */
export function areaValues(registers: IndexedRegisters, town: string | null) {
  const area = registers.areaByCode.get(town ?? '');
  const county = registers.areaByCode.get(area?.parent ?? '');
  return { town: area?.name ?? town, county: county?.name ?? null };
}
