import { CONDITIONS } from '../../shared/model/level.ts';
import type { Filters } from '../store/view-store.ts';

/** Whether anything is held back from the map and the lists. */
export const isFiltering = ({ areas, levels, types, maxAgeSeconds, text }: Filters): boolean =>
  areas.length > 0 ||
  levels.length < CONDITIONS.length ||
  types.length > 0 ||
  maxAgeSeconds !== null ||
  text.trim() !== '';
