import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';

type Parts = { database: Database; journal: Journal; clock: Clock };
type Late = {
  id: string;
  hazard: string;
  name: string;
  county: string;
  town: string;
  deadline: string;
};

/** A deadline is a day or an hour: told within this it is told in time. */
const LOOK_EVERY_MS = 10_000;

/** The rule of `mustEscalate` (shared/risk/danger-life.ts) as the index has it. */
const LATE = `
  state IN ('graded', 'rectifying') AND severity = 'major' AND escalated_at IS NULL AND deadline < $1::timestamptz`;

const ESCALATE = `
  UPDATE danger d SET escalated_at = $1, changed_at = $1, changed_by = NULL, version = d.version + 1
  FROM hazard h WHERE h.id = d.hazard AND d.id = ANY ($2::text[]) AND d.escalated_at IS NULL
    AND d.state IN ('graded', 'rectifying')
  RETURNING d.id, d.hazard, h.name, d.county, d.town, d.deadline`;

const entryOf = ({ id, county, town, ...data }: Late): NewEntry => ({
  kind: 'danger.escalated',
  actor: 'system',
  county,
  town,
  subject: `danger:${id}`,
  data,
});

/**
 * Hands major hidden dangers that passed their deadline, also those that failed their review, to the authority
 * (regulation art. 12, second step), each once: of several nodes that look at once the rows' locks let one write.
 */
export function createDangerDeadlines({ database, journal, clock }: Parts) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    async tell(): Promise<void> {
      if (clock.monotonic() - lookedAt < LOOK_EVERY_MS) return;
      const at = instant(clock.now());
      const { rows } = await database.query<{ id: string }>(
        `SELECT id FROM danger WHERE ${LATE} ORDER BY id`,
        [at],
      );
      if (rows.length > 0) {
        await database.transaction(async (transaction) => {
          const late = await transaction.query<Late>(ESCALATE, [at, rows.map(({ id }) => id)]);
          await journal.append(transaction, late.rows.map(entryOf));
        });
        journal.announce();
      }
      lookedAt = clock.monotonic();
    },
  };
}
