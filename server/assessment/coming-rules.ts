import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { Journal } from '../journal/journal.ts';
import { ruleRepository } from '../rules/repository.ts';
import { watchRuleRepository } from '../watch-rules/repository.ts';

export type ComingRules = {
  /** Learns which rule comes into force next; after every reading of the registers. */
  learn(): Promise<void>;
  /** Tells in the journal of rules whose time has come, so that every node and screen takes them. */
  tell(): Promise<void>;
};

type Coming = { id: string; version: number; name: string; effectiveFrom: string };

/** Thresholds and watch rules: where they are read, and what the journal calls them. */
const KINDS = [
  { kind: 'rule.changed', subject: 'rule', of: ruleRepository },
  { kind: 'watch-rule.changed', subject: 'watch-rule', of: watchRuleRepository },
] as const;

const isDue = ({ effectiveFrom }: Coming, now: number): boolean => Date.parse(effectiveFrom) <= now;

/**
 * A rule recorded for next month changes nothing today. When its time comes, that is an event of its own. The
 * journal remembers that it was told, so a server that was down tells it later, and several nodes tell it once.
 */
export function createComingRules(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): ComingRules {
  const { database, journal, clock } = parts;
  const next: (Coming | null)[] = KINDS.map(() => null);

  const tellOf = async ({ kind, subject, of }: (typeof KINDS)[number]): Promise<void> => {
    await database.transaction(async (transaction) => {
      const coming: Coming[] = await of(transaction).lockComing();
      const due = coming.filter((rule) => isDue(rule, clock.now()));
      const entries = due.map(({ id, ...data }) =>
        auditEntry(kind, 'system', `${subject}:${id}`, data),
      );
      await journal.append(transaction, entries);
    });
    journal.announce();
  };

  return {
    async learn() {
      for (const [at, { of }] of KINDS.entries()) {
        next[at] = (await of(database).coming())[0] ?? null;
      }
    },
    async tell() {
      for (const [at, kind] of KINDS.entries()) {
        const first = next[at] ?? null;
        if (first === null || !isDue(first, clock.now())) continue;
        await tellOf(kind);
        // Whoever hears of it reads the registers, and then learns which is next.
        next[at] = null;
      }
    },
  };
}
