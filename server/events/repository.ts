import type { Scope } from '../../shared/model/account.ts';
import type { LargeEvent } from '../../shared/model/large-event.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopedRegister } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `id, name, form, host_unit AS "hostUnit", mode, begins_at AS "beginsAt",
  ends_at AS "endsAt", expected, expected_per_session AS "expectedPerSession", crosses_province AS "crossesProvince", zones,
  staff_count AS "staffCount", plan, state, version, county, town, drafted_by AS "draftedBy",
  applied_at AS "appliedAt", accepted_at AS "acceptedAt", decided_at AS "decidedAt",
  decided_by AS "decidedBy", notice, synthetic`;

const RECORD = `id text, name text, form text, "hostUnit" text, mode text, "beginsAt" timestamptz,
  "endsAt" timestamptz, expected int, "expectedPerSession" int, "crossesProvince" boolean, zones jsonb, "staffCount" int,
  plan jsonb, state text, version int, county text, town text, "draftedBy" text,
  "appliedAt" timestamptz, "acceptedAt" timestamptz, "decidedAt" timestamptz, "decidedBy" text,
  notice text, synthetic boolean`;

const VALUES = `r.id, r.name, r.form, r."hostUnit", r.mode, r."beginsAt", r."endsAt", r.expected,
  r."expectedPerSession", r."crossesProvince", r.zones, r."staffCount", r.plan, r.state, r.version, r.county, r.town,
  r."draftedBy", r."appliedAt", r."acceptedAt", r."decidedAt", r."decidedBy", r.notice, r.synthetic`;

/** Files of large events. Held without their keys: a zone may name one as its event meanwhile. */
export const eventRepository = (database: Queryable) => ({
  ...scopedRegister<LargeEvent>(database, { table: 'large_event', columns: COLUMNS }),

  /** One event in the scope, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<LargeEvent | null> {
    const { rows } = await database.query<LargeEvent>(
      `SELECT ${COLUMNS} FROM large_event WHERE id = $1 AND ${scopeCondition(2)} FOR NO KEY UPDATE`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** Approved events and those under way, by the moment of their next step, locked when asked. */
  async running(lock = false): Promise<LargeEvent[]> {
    const { rows } = await database.query<LargeEvent>(
      `SELECT ${COLUMNS} FROM large_event WHERE state IN ('approved', 'under-way')
       ORDER BY begins_at, id ${lock ? 'FOR NO KEY UPDATE' : ''}`,
    );
    return rows;
  },

  /** @throws Error when nothing was written */
  async insert(events: readonly LargeEvent[]): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO large_event (id, name, form, host_unit, mode, begins_at, ends_at, expected,
           expected_per_session, crosses_province, zones, staff_count, plan, state, version, county, town, drafted_by,
           applied_at, accepted_at, decided_at, decided_by, notice, synthetic)
         SELECT ${VALUES} FROM json_to_recordset($1::json) AS r (${RECORD})`,
        [JSON.stringify(events)],
      ),
      events.length,
    );
  },

  /** Writes changed events. The rows are locked by who changes them. */
  async update(events: readonly LargeEvent[]): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE large_event e SET (id, name, form, host_unit, mode, begins_at, ends_at, expected,
           expected_per_session, crosses_province, zones, staff_count, plan, state, version, county, town, drafted_by,
           applied_at, accepted_at, decided_at, decided_by, notice, synthetic) = (${VALUES})
         FROM json_to_recordset($1::json) AS r (${RECORD}) WHERE e.id = r.id`,
        [JSON.stringify(events)],
      ),
      events.length,
    );
  },
});
