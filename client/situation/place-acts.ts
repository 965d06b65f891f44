import type { LiveState } from '../store/live-store.ts';
import type { Selection } from '../store/view-store.ts';
import type { Subject } from './subject.ts';

const TOWN_DIGITS = 9;

/**
 * The area "only this area" means for a thing: itself when it is one that can be filtered by, else the
 * town it lies in. Null where none is known.
 */
export function areaToFilterBy(
  registers: LiveState['registers'],
  selection: Selection | null,
  subject: Subject | null,
): string | null {
  if (selection?.kind !== 'area') return subject?.town ?? null;
  const area = registers?.areaByCode.get(selection.id);
  if (area !== undefined) return area.level === 'city' ? null : area.code;
  // A community: the registers name the towns alone.
  const town = selection.id.slice(0, TOWN_DIGITS);
  return registers?.areaByCode.has(town) ? town : null;
}
