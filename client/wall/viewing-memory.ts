import type { Viewing } from './sizing.ts';

const KEPT_AS = 'jw-wall-viewing';

/** What was answered before on this display; null: it must be asked. */
export function keptViewing(storage: Pick<Storage, 'getItem'>): Viewing | null {
  try {
    const kept = JSON.parse(storage.getItem(KEPT_AS) ?? 'null') as Partial<Viewing> | null;
    const { widthMillimetres, distanceMetres } = kept ?? {};
    return typeof widthMillimetres === 'number' && typeof distanceMetres === 'number'
      ? { widthMillimetres, distanceMetres }
      : null;
  } catch {
    return null;
  }
}

export const keepViewing = (storage: Pick<Storage, 'setItem'>, viewing: Viewing): void =>
  storage.setItem(KEPT_AS, JSON.stringify(viewing));
