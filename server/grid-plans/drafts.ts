import { setImmediate as nextTurn } from 'node:timers/promises';
import { communityOutline } from '../../shared/geo/community-outline.ts';
import { applyEdit } from '../../shared/geo/coverage/apply-edit.ts';
import type { Coverage, CoverageGrid } from '../../shared/geo/coverage/coverage.ts';
import { NotACoverage, openCoverage } from '../../shared/geo/coverage/open-coverage.ts';
import { EditRefused } from '../../shared/geo/coverage/refused.ts';
import { isSameGround } from '../../shared/geo/idle-vertices.ts';
import type { GridKey } from '../../shared/model/grid-edit.ts';
import type { PlanCommunity, PlanGrid } from '../../shared/model/grid-plan.ts';
import type { FailingEdit, PlanEdit } from '../../shared/wire/grid-plans.ts';
import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import { editRepository } from './edit-repository.ts';
import { groundRepository } from './ground-repository.ts';
import type { StoredGridPlan } from './repository.ts';

/** A plan's drawing at one revision, replayed: what it began with and what it is now. */
export type Draft = {
  revision: number;
  base: Coverage;
  baseGrids: readonly PlanGrid[];
  communities: readonly PlanCommunity[];
  coverage: Coverage;
};

/** What a drawing is of. */
export type Drawn = Pick<
  StoredGridPlan,
  'id' | 'revision' | 'standing' | 'cursor' | 'baseAt' | 'communities'
>;

/** Drafts of this many plans are kept; a replay is tens of milliseconds, a base read more. */
const MOST_KEPT = 16;

export const coverageGrid = ({ code, town: _, ...grid }: PlanGrid): CoverageGrid => ({
  ...grid,
  key: code,
});

/**
 * Communities with their borders as their grids have them: those of the register, with the vertices where
 * lines between grids end on them. A border that is another on the ground stays the register's.
 */
export function withOwnBorders(
  communities: readonly PlanCommunity[],
  grids: readonly PlanGrid[],
): PlanCommunity[] {
  const coverage = openCoverage(grids.map(coverageGrid), { communities: [] });
  return communities.map((community) => {
    const own = communityOutline(coverage, community.code);
    return isSameGround(own, community.outline) ? { ...community, outline: own } : community;
  });
}

/** @throws Problem 422 when what is in force is no coverage: then nothing can be drawn on it */
export function openBase(
  grids: readonly PlanGrid[],
  communities: readonly PlanCommunity[],
): { base: Coverage; communities: PlanCommunity[] } {
  try {
    const bordered = withOwnBorders(communities, grids);
    const limits = bordered.map(({ code, outline }) => ({ code, rings: outline.flat() }));
    const base = openCoverage(grids.map(coverageGrid), { communities: limits });
    return { base, communities: bordered };
  } catch (error) {
    if (!(error instanceof NotACoverage) && !(error instanceof RangeError)) throw error;
    throw problem(422, 'plan-base-broken', `communities: the grids in force are ${error.message}`);
  }
}

/** An edit takes half a millisecond: so long is drawn at a turn of the event loop. */
const PIECE_MS = 10;

/** Draws edits one after another; those that do not apply are left out and named. A long list lets others come between. */
export async function drawWhatApplies(
  base: Coverage,
  edits: readonly PlanEdit[],
): Promise<{ coverage: Coverage; failing: FailingEdit[] }> {
  let coverage = base;
  const failing: FailingEdit[] = [];
  let began = performance.now();
  for (const { number, edit } of edits) {
    if (performance.now() - began > PIECE_MS) {
      await nextTurn();
      began = performance.now();
    }
    try {
      coverage = applyEdit(coverage, edit).coverage;
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      failing.push({ number, reason: error.reason });
    }
  }
  return { coverage, failing };
}

/**
 * Drafts by replaying a plan's edits on its base; the newest revision of each is kept. What the browser
 * shows is never asked.
 */
export function createDrafts() {
  const kept = new Map<string, Draft & { baseAt: string }>();

  const keep = (id: string, draft: Draft & { baseAt: string }) => {
    kept.delete(id);
    kept.set(id, draft);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  };

  const baseOf = async (database: Queryable, { communities, baseAt }: Drawn) => {
    const ground = groundRepository(database);
    const places = await ground.communities(communities);
    const baseGrids = await ground.gridsKnownAt(communities, baseAt);
    return { baseGrids, ...openBase(baseGrids, places) };
  };

  const replayed = async (database: Queryable, plan: Drawn, base: Coverage, cursor: number) => {
    const numbers = plan.standing.slice(0, cursor);
    const edits = await editRepository(database).edits(plan.id, numbers);
    const { coverage, failing } = await drawWhatApplies(base, edits);
    if (failing.length > 0) {
      const { number, reason } = failing[0]!;
      throw new Error(`plan ${plan.id}: edit ${number} was accepted and is now refused: ${reason}`);
    }
    return coverage;
  };

  return {
    /** The draft of a plan as it is stored. @throws Error when an edit that was accepted no longer applies */
    async of(database: Queryable, plan: Drawn): Promise<Draft> {
      const known = kept.get(plan.id);
      const isSameBase = known !== undefined && known.baseAt === plan.baseAt;
      if (isSameBase && known.revision === plan.revision) return known;
      const base = isSameBase ? known : await baseOf(database, plan);
      const coverage = await replayed(database, plan, base.base, plan.cursor);
      const { revision, baseAt } = plan;
      const draft = { ...base, revision, baseAt, coverage };
      keep(plan.id, draft);
      return draft;
    },
    /** The drawing with the cursor elsewhere on its list. */
    async at(database: Queryable, plan: Drawn, cursor: number): Promise<Coverage> {
      const known = kept.get(plan.id);
      const base = known?.baseAt === plan.baseAt ? known : await baseOf(database, plan);
      return replayed(database, plan, base.base, cursor);
    },
    /** Remembers what was drawn on a draft, once it is stored. */
    advance(plan: Drawn, draft: Draft): void {
      keep(plan.id, { ...draft, baseAt: plan.baseAt });
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;

/** The grids both lists of changes touch. */
export const commonKeys = (one: readonly GridKey[], other: readonly GridKey[]): GridKey[] => {
  const keys = new Set(other);
  return [...new Set(one)].filter((key) => keys.has(key)).sort();
};
