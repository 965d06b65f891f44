import { CITY_CODE } from '../../shared/model/area.ts';
import type { Position } from '../../shared/model/common.ts';
import type { GridPlan, PlanGrid } from '../../shared/model/grid-plan.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { Problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import type { GridPlanServices } from './act-on-plan.ts';
import { beginGridPlan } from './begin.ts';
import { checkPlan } from './check.ts';
import { createDrafts } from './drafts.ts';
import { drawEdit } from './draw.ts';
import { groundRepository } from './ground-repository.ts';
import { gridPlanRepository } from './repository.ts';
import { consultPlan, recordOpinion } from './steps.ts';

/** How far a cut reaches beyond the box of the grid it divides, degrees. */
const MARGIN = 0.001;

/** The demonstration's analyst, as his session would make him. */
const analystAt = (now: number): Caller => ({
  ...{ kind: 'account', id: 'demo-analyst', role: 'analyst', name: '演示分析员', area: CITY_CODE },
  ...{ scope: WHOLE_CITY, departments: [], demo: true, session: null, expiresAt: instant(now) },
});

/** A cut from south to north through the middle of a grid's box. */
function cutThrough({ outline }: PlanGrid): Position[] {
  const places = outline.flat(2);
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  const lon = Number(((Math.min(...lons) + Math.max(...lons)) / 2).toFixed(6));
  return [
    [lon, Number((Math.min(...lats) - MARGIN).toFixed(6))],
    [lon, Number((Math.max(...lats) + MARGIN).toFixed(6))],
  ];
}

/** Splits the first of the plan's grids, by households, that such a cut divides. */
async function splitOne(plans: GridPlanServices, by: Caller, plan: GridPlan): Promise<GridPlan> {
  const grids = await groundRepository(plans.database).gridsKnownAt(plan.communities, plan.baseAt);
  const bySize = grids.toSorted((one, other) => other.households - one.households);
  for (const grid of bySize) {
    const edit = {
      ...{ kind: 'split' as const, grid: grid.code, line: cutThrough(grid), newGrid: 'new-1' },
    };
    try {
      return (await drawEdit(plans, by, plan.id, { basedOn: plan.revision, edit }, null)).plan;
    } catch (error) {
      // A grid whose middle is not its own is passed over; the next is cut.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return plan;
}

/** Of two counties, the community with the fullest grid. */
async function fullestCommunities({ database }: GridPlanServices): Promise<string[]> {
  const { rows } = await database.query<{ community: string }>(
    `SELECT DISTINCT ON (county) community FROM grid
     WHERE valid_to IS NULL AND kind = 'comprehensive'
     ORDER BY county, households DESC, code LIMIT 2`,
  );
  return rows.map(({ community }) => community);
}

const begin = (plans: GridPlanServices, by: Caller, community: string, name: string) =>
  beginGridPlan(
    plans,
    by,
    {
      ...{ name, communities: [community], temporaryUntil: null },
      reason: '示例：该网格户数接近上限，拟拆分为两个网格，便于巡查与服务。演示数据，非真实方案。',
    },
    null,
  );

/**
 * Gives the demonstration a plan in draft and one that is being heard, by the same steps a person takes, so
 * that whoever opens the studio first sees something. A city that has plans is left as it is.
 */
export async function ensureDemoPlans({ database, journal, clock }: Services): Promise<void> {
  if ((await gridPlanRepository(database).list(WHOLE_CITY)).length > 0) return;
  const plans: GridPlanServices = { database, journal, clock, drafts: createDrafts() };
  const by = analystAt(clock.now());
  const [first, second] = await fullestCommunities(plans);
  if (first === undefined || second === undefined) return;
  await splitOne(plans, by, await begin(plans, by, first, '示例方案一：拆分大网格'));
  const heard = await splitOne(plans, by, await begin(plans, by, second, '示例方案二：征求意见'));
  const basedOn = heard.revision;
  const { plan } = await checkPlan(plans, by, heard.id, basedOn);
  if (plan.state !== 'checked' || plan.check?.changedGrids === 0) return;
  await consultPlan(plans, by, heard.id, basedOn);
  await recordOpinion(plans, by, heard.id, {
    ...{ basedOn, area: plan.check!.towns[0]!, verdict: 'agree', reason: null },
    organisation: '示例街道办事处',
  });
}
