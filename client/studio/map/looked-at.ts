import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { type ChangedHands, movedGround } from '../../../shared/geo/coverage/difference.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import { baseOf, present } from '../session/drawing.ts';
import type { Session } from '../session/session.ts';
import { studioStore } from '../tools/studio-store.ts';
import type { Look } from '../tools/tools.ts';
import { endedKeys, type Standing, standings } from './features.ts';

/** The grids the map shows of a plan, how each stands to what is in force, and the old lines drawn dashed. */
export type LookedAt = {
  coverage: Coverage;
  base: Coverage;
  standing: ReadonlyMap<GridKey, Standing>;
  dashed: readonly GridKey[];
  /** Ground that changes hands, where the difference is looked at. */
  pieces: readonly ChangedHands[];
};

const NONE: ReadonlyMap<GridKey, Standing> = new Map();

/** What a look at a draft shows: before, after, or the difference. */
export function lookAt(base: Coverage, draft: Coverage, look: Look): LookedAt {
  if (look === 'before') return { coverage: base, base, standing: NONE, dashed: [], pieces: [] };
  const standing = standings(base, draft);
  const changed = [...standing.keys()].filter((key) => base.grids.has(key));
  const seen = { coverage: draft, base, standing };
  if (look === 'after') return { ...seen, dashed: [], pieces: [] };
  return {
    ...seen,
    dashed: [...changed, ...endedKeys(base, draft)],
    pieces: movedGround(base, draft),
  };
}

let last: { draft: Coverage; base: Coverage; look: Look; seen: LookedAt } | null = null;

/** The same object until something else is to be shown. */
export function lookedAt(session: Session): LookedAt {
  const { look, replayAt } = studioStore.getState();
  const { shown } = session;
  const draft = replayAt === null ? present(shown) : (shown.coverages[replayAt] ?? present(shown));
  const base = baseOf(shown);
  if (last?.draft === draft && last.base === base && last.look === look) return last.seen;
  last = { draft, base, look, seen: lookAt(base, draft, look) };
  return last.seen;
}
