import type { PlanOpinion } from '../../shared/model/grid-plan.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

export type StoredOpinion = Omit<PlanOpinion, 'current'>;
export type NewOpinion = Omit<StoredOpinion, 'areaName' | 'level'> & { plan: string };

/** A body that can be heard. */
export type HeardBody = Pick<PlanOpinion, 'area' | 'level'> & { name: string };

/** What bodies answered. An opinion is never changed: a newer one stands before it. */
export const opinionRepository = (database: Queryable) => ({
  /** All of a plan, newest first. */
  async all(plan: string): Promise<StoredOpinion[]> {
    const { rows } = await database.query<StoredOpinion>(
      `SELECT o.area, a.name AS "areaName", a.level, o.verdict, o.reason, o.organisation,
         o.recorded_by AS "recordedBy", o.recorded_at AS "recordedAt", o.revision
       FROM grid_plan_opinion o JOIN area a ON a.code = o.area WHERE o.plan = $1 ORDER BY o.id DESC`,
      [plan],
    );
    return rows;
  },

  async insert(opinion: NewOpinion): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO grid_plan_opinion (plan, revision, area, verdict, reason, organisation,
           recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[opinion.plan, opinion.revision, opinion.area, opinion.verdict, opinion.reason],
          ...[opinion.organisation, opinion.recordedBy, opinion.recordedAt],
        ],
      ),
      1,
    );
  },

  /** Towns first, then communities, each by code. */
  async bodies(codes: readonly string[]): Promise<HeardBody[]> {
    const { rows } = await database.query<HeardBody>(
      `SELECT code AS area, name, level FROM area
       WHERE code = ANY ($1::text[]) AND level IN ('town', 'community') ORDER BY level DESC, code`,
      [[...codes]],
    );
    return rows;
  },
});

/** The newest opinion of every body, of a list that is newest first. */
export const newestOpinions = <Opinion extends { area: string }>(
  opinions: readonly Opinion[],
): Opinion[] => {
  const newest = new Map<string, Opinion>();
  for (const opinion of opinions) if (!newest.has(opinion.area)) newest.set(opinion.area, opinion);
  return [...newest.values()];
};
