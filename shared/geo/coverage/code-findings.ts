import type { GridKind } from '../../model/grid.ts';
import type { GridFinding } from '../../model/grid-finding.ts';
import { communityOrNull, finding } from './finding.ts';

type Coded = { key: string; community: string | null; kind?: GridKind; parent?: string | null };

const GRID_CODE = /^\d{15}(-T\d{1,2})?$/;
const MICRO_CODE = /^\d{17}$/;
const NEW_KEY = /^new-\d{1,6}$/;

/**
 * Codes of a division: each once, of 15 digits that begin with the community's 12, a micro-grid's of 17 that begin
 * with its grid's 15. A grid new in a draft has none yet. The hierarchy itself is `parent` and `community`, never the
 * digits. Source: DOMAIN.md §1.
 */
export function codeFindings(grids: Iterable<Coded>): GridFinding[] {
  const found: GridFinding[] = [];
  const seen = new Map<string, number>();
  for (const { key, community, kind, parent } of grids) {
    const about = { grids: [key.slice(0, 64)], community: communityOrNull(community) };
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (NEW_KEY.test(key)) continue;
    const isMicro = kind === 'micro';
    if (!(isMicro ? MICRO_CODE : GRID_CODE).test(key)) {
      found.push(finding('code-malformed', null, about));
    } else if (isElsewhere(key, isMicro ? (parent ?? null) : community)) {
      found.push(finding('code-elsewhere', null, about));
    }
  }
  for (const [key, count] of seen) {
    if (count > 1) found.push(finding('code-repeated', null, { grids: [key.slice(0, 64)], count }));
  }
  return found;
}

/** Whether a code does not begin with that of what it lies in; one that has no code yet says nothing. */
const isElsewhere = (key: string, within: string | null): boolean =>
  within !== null && /^\d+/.test(within) && !key.startsWith(within.slice(0, 15));
