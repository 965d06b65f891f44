import type { Evacuation } from '../../shared/model/evacuation.ts';
import type { Queryable } from '../database/database.ts';

/** An order to evacuate in force that sends people to one shelter. */
export type SentTo = Pick<Evacuation, 'id' | 'incident' | 'county' | 'town'> & {
  number: string;
  heads: number;
};

/** Orders to evacuate, as a shelter has to know them. */
export const shelterOrdersRepository = (database: Queryable) => ({
  /** Orders in force, of whichever area, that send people to a shelter; the oldest first. */
  async sentTo(shelter: string): Promise<SentTo[]> {
    const { rows } = await database.query<SentTo>(
      `SELECT e.id, e.incident, e.county, e.town, e.evacuation_order ->> 'number' AS number, p.heads
       FROM evacuation_place p JOIN evacuation e ON e.id = p.evacuation
       WHERE p.shelter = $1 AND e.ended_at IS NULL ORDER BY e.signed_at, e.id`,
      [shelter],
    );
    return rows;
  },
});
