import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { openAccountSession } from '../identity/journalled-session.ts';
import type { OpenedSession } from '../identity/open-session.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { verifyPassword } from './passwords.ts';
import { accountRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/** Writes the refusal down. A name nobody has is not written: people type passwords there. */
const journalRefusal = async (
  { database, journal }: Parts,
  account: string | null,
  reason: 'unknown' | 'locked' | 'wrong-password',
): Promise<void> => {
  const entry = auditEntry('session.refused', 'system', account, { reason });
  await database.transaction((transaction) => journal.append(transaction, [entry]));
  journal.announce();
};

/**
 * Signs a person in. Unknown, locked and wrong look and last the same from outside (FAULTS.md S4, S5).
 * @throws Problem 401 `sign-in-refused`
 */
export const signIn = async (
  parts: Parts,
  { account, password }: { account: string; password: string },
): Promise<OpenedSession> => {
  const now = instant(parts.identity.now());
  const row = await accountRepository(parts.database).countTry(account, now);
  const fits = await verifyPassword(row?.password_hash ?? null, password);
  if (row && fits) {
    return openAccountSession(parts, row.id, 'password', (transaction) =>
      accountRepository(transaction).forgetTries(row.id),
    );
  }
  const known = row?.locked ? 'locked' : 'wrong-password';
  await journalRefusal(parts, row?.id ?? null, row ? known : 'unknown');
  const message = 'wrong account or password, or too many tries: after five, wait 15 minutes';
  throw problem(401, 'sign-in-refused', message);
};
