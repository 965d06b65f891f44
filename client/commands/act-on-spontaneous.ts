import type { Spontaneous, SpontaneousActBody } from '../../shared/model/spontaneous.ts';
import { api } from '../live/api.ts';

/** @param key the same for a retry */
export const actOnSpontaneous = (id: number, act: SpontaneousActBody, key: string) =>
  api.send<Spontaneous>('POST', `/api/spontaneous/${id}/acts`, act, key);
