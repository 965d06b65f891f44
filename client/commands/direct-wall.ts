import type { Wall, WallDirection } from '../../shared/model/wall.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

/** Sets what a wall shows. The wall hears of it through the journal. */
export const directWall = (
  wall: string,
  direction: Pick<WallDirection, 'scenes' | 'rotateSeconds'>,
) => api.send<Wall>('PUT', `/api/walls/${wall}/direction`, direction, newActKey());
