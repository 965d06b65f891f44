import type { UsedFor } from '../../shared/model/export-use.ts';
import type { Answer } from '../live/api.ts';
import { exportUseStore } from '../store/export-use.ts';

/** Does an export with what it is for; until somebody has chosen that, nothing is asked and nothing leaves (art. 71). */
export async function withUse<Value>(
  act: (use: UsedFor) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const { usedFor } = exportUseStore.getState();
  if (usedFor !== null) return act({ usedFor });
  const message = 'expected what it is for, got nothing';
  return { ok: false, refusal: { status: 422, error: 'export-use-missing', message } };
}
