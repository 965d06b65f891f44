import type { Scope } from '../../shared/model/account.ts';
import type { AlarmHold } from '../../shared/model/alarm-hold.ts';
import type { AlarmEscalation } from '../../shared/model/alarm-wait.ts';
import { desksAbove } from '../../shared/risk/escalation.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Where something lies; both null: it is the whole city's. */
export type Placed = { county: string | null; town: string | null };

/** A hold with the area that scopes it. */
export type PlacedHold = AlarmHold & Placed;

const COLUMNS = `h.id, h.kind, h.source, h.name, h.reason, h.note, h.held_by AS "heldBy", h.since,
  h.until, h.county, h.town`;

/** A hold as it leaves the server. */
export const withoutArea = ({ county: _county, town: _town, ...hold }: PlacedHold): AlarmHold =>
  hold;

/** Where a source of alarms is looked up, by what its name begins with. */
const SOURCES: Readonly<Record<string, string>> = {
  stream: 'SELECT name, county, town FROM stream WHERE id = $1',
  feed: 'SELECT name, NULL::text AS county, NULL::text AS town FROM feed WHERE id = $1',
  // A place of a watch rule is known by the alarms it had.
  watch: 'SELECT name, county, town FROM alarm WHERE watch = $1 ORDER BY id DESC LIMIT 1',
  event: 'SELECT name, county, town FROM alarm WHERE event = $1 ORDER BY id DESC LIMIT 1',
};

/** What stands beside an alarm: holds of its source, and to which desk it was taken. */
export function alarmFactsRepository(database: Queryable) {
  return {
    /** Holds that stand, in the scope, newest first. */
    async standing(scope: Scope): Promise<AlarmHold[]> {
      const { rows } = await database.query<PlacedHold>(
        `SELECT ${COLUMNS} FROM alarm_hold h
         WHERE h.ended_at IS NULL AND ${scopeCondition(1, 'h')} ORDER BY h.id DESC`,
        scopeParameters(scope),
      );
      return rows.map(withoutArea);
    },

    /** One hold that stands, in the scope, locked; null when there is none. */
    async lockStanding(id: number, scope: Scope): Promise<PlacedHold | null> {
      const { rows } = await database.query<PlacedHold>(
        `SELECT ${COLUMNS} FROM alarm_hold h
         WHERE h.id = $1 AND h.ended_at IS NULL AND ${scopeCondition(2, 'h')} FOR UPDATE`,
        [id, ...scopeParameters(scope)],
      );
      return rows[0] ?? null;
    },

    /** The hold of that kind that stands on a source, locked; null when there is none. */
    async standingOn({ source, kind }: Pick<AlarmHold, 'source' | 'kind'>) {
      const { rows } = await database.query<PlacedHold>(
        `SELECT ${COLUMNS} FROM alarm_hold h
         WHERE h.source = $1 AND h.kind = $2 AND h.ended_at IS NULL FOR UPDATE`,
        [source, kind],
      );
      return rows[0] ?? null;
    },

    /** One hold, whether it stands or has ended. */
    async byId(id: number): Promise<PlacedHold | null> {
      const { rows } = await database.query<PlacedHold>(
        `SELECT ${COLUMNS} FROM alarm_hold h WHERE h.id = $1`,
        [id],
      );
      return rows[0] ?? null;
    },

    /** Name and area of a source of alarms; null when there is none of that name. */
    async sourceOf(source: string): Promise<(Placed & { name: string }) | null> {
      const [kind, id] = source.split(/:(.*)/);
      const select = Object.hasOwn(SOURCES, kind!) ? SOURCES[kind!]! : null;
      if (select === null) return null;
      const { rows } = await database.query<Placed & { name: string }>(select, [id]);
      return rows[0] ?? null;
    },

    /** Records a hold; null when another one of its kind stands on the source already. */
    async hold(hold: Omit<PlacedHold, 'id'>): Promise<PlacedHold | null> {
      const { rows } = await database.query<{ id: number }>(
        `INSERT INTO alarm_hold (kind, source, name, reason, note, held_by, since, until, county, town)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        [
          ...[hold.kind, hold.source, hold.name, hold.reason, hold.note, hold.heldBy],
          ...[hold.since, hold.until, hold.county, hold.town],
        ],
      );
      return rows[0] ? { ...hold, id: rows[0].id } : null;
    },

    /** Ends a hold at `at` (ISO 8601). */
    async end(id: number, at: string): Promise<void> {
      await database.query('UPDATE alarm_hold SET ended_at = $2 WHERE id = $1', [id, at]);
    },

    /** Ends the shelves whose time is over at `at` (ISO 8601), each once whichever node is first. */
    async endOverdue(at: string): Promise<PlacedHold[]> {
      const { rows } = await database.query<PlacedHold>(
        `UPDATE alarm_hold h SET ended_at = $1
         WHERE h.ended_at IS NULL AND h.until <= $1::timestamptz RETURNING ${COLUMNS}`,
        [at],
      );
      return rows;
    },

    /** Unacknowledged alarms in the scope that were taken to a further desk. */
    async escalations(scope: Scope): Promise<AlarmEscalation[]> {
      const { rows } = await database.query<{
        alarm: number;
        town: string | null;
        step: number;
        at: string;
      }>(
        `SELECT w.alarm, a.town, w.step, w.escalated_at AS at
         FROM alarm_wait w JOIN alarm a ON a.id = w.alarm
         WHERE w.step > 0 AND a.acknowledged_at IS NULL AND ${scopeCondition(1, 'a')}
         ORDER BY w.alarm`,
        scopeParameters(scope),
      );
      return rows.map(({ alarm, town, step, at }) => ({
        alarm,
        desk: desksAbove(town)[step - 1]!,
        at,
      }));
    },
  };
}
