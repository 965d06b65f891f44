import { EVALUATION_LIMIT_MS } from '../../shared/wire/protocol.ts';
import type { LiveState } from './live-store.ts';

/** Why nothing new can be seen although the server is heard. */
export type Absence = 'database-away' | 'not-judged';

type Heard = Pick<LiveState, 'status' | 'heartbeat'>;

/**
 * The database takes no readings, or nobody judges what came (F14): silence would never be found, and what was quiet would
 * stay so. Null: neither.
 */
export function absenceOf({ status, heartbeat }: Heard): Absence | null {
  if (status !== 'live' || heartbeat === null) return null;
  if (heartbeat.database === 'degraded') return 'database-away';
  const unjudgedMs = Date.parse(heartbeat.serverTime) - Date.parse(heartbeat.evaluatedAt);
  return unjudgedMs > EVALUATION_LIMIT_MS ? 'not-judged' : null;
}
