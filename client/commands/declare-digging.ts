import type { Digging, NewDigging } from '../../shared/model/digging.ts';
import { api } from '../live/api.ts';

/** Declares digging; said twice with one id it is taken once. */
export const declareDigging = (digging: NewDigging) =>
  api.send<Digging>('POST', '/api/diggings', digging);

/** Takes a declaration back. */
export const withdrawDigging = (id: string, basedOn: number) =>
  api.send<Digging>('POST', `/api/diggings/${encodeURIComponent(id)}/withdrawal`, { basedOn });
