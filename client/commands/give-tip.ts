import type { NewTip, Tip, TipActBody, TipReceipt, TipStanding } from '../../shared/model/tip.ts';
import { api } from '../live/api.ts';

/** Tells of a hidden danger; a repeated sending with the same key has the same receipt. */
export const giveTip = (tip: NewTip) => api.send<TipReceipt>('POST', '/api/tips', tip);

/** What became of the tip with this receipt. */
export const askTip = (receipt: string) =>
  api.send<TipStanding>('POST', '/api/tips/state', { receipt });

/** Looks into a tip, makes a hidden danger of it, or closes it. */
export const actOnTip = (id: string, body: TipActBody) =>
  api.send<Tip>('POST', `/api/tips/${encodeURIComponent(id)}/acts`, body);
