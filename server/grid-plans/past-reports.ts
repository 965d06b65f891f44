import { DAY_MS } from '../../shared/time/units.ts';
import { PAST_REPORT_DAYS, type PastReports } from '../../shared/wire/past-reports.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { type GridPlanServices, gridPlanFor } from './act-on-plan.ts';
import { pastReportRepository } from './past-report-repository.ts';

/** Where something was reported in a plan's communities until now. @throws Problem 404 */
export async function readPastReports(
  { database, clock }: GridPlanServices,
  caller: Caller,
  id: string,
): Promise<PastReports> {
  const { communities } = await gridPlanFor(database, caller, id);
  const now = clock.now();
  const [since, until] = [instant(now - PAST_REPORT_DAYS * DAY_MS), instant(now)];
  const places = await pastReportRepository(database).inCommunities(communities, since, until);
  return { plan: id, since, until, places };
}
