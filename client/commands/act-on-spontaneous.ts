import type { Spontaneous, SpontaneousActBody } from '../../shared/model/spontaneous.ts';
import { api } from '../live/api.ts';

export const actOnSpontaneous = (id: number, act: SpontaneousActBody) =>
  api.send<Spontaneous>('POST', `/api/spontaneous/${id}/acts`, act);
