import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { Journal } from '../journal/journal.ts';
import { type ComingRule, ruleRepository } from '../rules/repository.ts';

export type ComingRules = {
  /** Learns which rule comes into force next; after every reading of the registers. */
  learn(): Promise<void>;
  /** Tells in the journal of rules whose time has come, so that every node and screen takes them. */
  tell(): Promise<void>;
};

const isDue = ({ effectiveFrom }: ComingRule, now: number): boolean =>
  Date.parse(effectiveFrom) <= now;

const entryOf = ({ id, version, name, effectiveFrom }: ComingRule) =>
  auditEntry('rule.changed', 'system', `rule:${id}`, { version, name, effectiveFrom });

/**
 * A rule recorded today for next month changes nothing on the day it is recorded: its coming into force
 * is an event of its own, and the journal is where it is remembered as told, so that a server that was
 * down at that moment tells it when it is back, and several nodes tell it once.
 */
export function createComingRules(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): ComingRules {
  const { database, journal, clock } = parts;
  let next: ComingRule | null = null;

  return {
    async learn() {
      next = (await ruleRepository(database).coming())[0] ?? null;
    },
    async tell() {
      if (next === null || !isDue(next, clock.now())) return;
      await database.transaction(async (transaction) => {
        const coming = await ruleRepository(transaction).lockComing(transaction);
        const due = coming.filter((rule) => isDue(rule, clock.now()));
        await journal.append(transaction, due.map(entryOf));
      });
      // Whoever hears of it reads the registers, and then learns which is next.
      next = null;
      journal.announce();
    },
  };
}
