import { instant } from '../clock.ts';
import { WALL_SESSION_MS } from '../identity/identity.ts';
import { openWallSession } from '../identity/journalled-session.ts';
import type { OpenedSession } from '../identity/open-session.ts';
import { keptOf, normalCode } from '../identity/pairing-code.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { wallRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/**
 * Turns a code that was typed on a display into its session.
 * @throws Problem 403 `pairing-code-invalid`: wrong, used, older than five minutes, or tried too often
 */
export const pairWall = async (parts: Parts, typed: string): Promise<OpenedSession> => {
  const now = parts.identity.now();
  const expiresAt = instant(now + WALL_SESSION_MS);
  const code = keptOf(normalCode(typed));
  const opened = await openWallSession(parts, (transaction) =>
    wallRepository(transaction).redeem(code, instant(now), expiresAt),
  );
  if (opened) return opened;
  throw problem(403, 'pairing-code-invalid', 'this code is wrong, was used, or is too old');
};
