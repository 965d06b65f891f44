import type { Wall, WallDirection } from '../../shared/model/wall.ts';
import { type Answer, api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

type Direction = Pick<WallDirection, 'scenes' | 'rotateSeconds'>;

const directWall = (wall: string, direction: Direction) =>
  api.send<Wall>('PUT', `/api/walls/${wall}/direction`, direction, newActKey());

/**
 * Sets what walls show; each hears of it through the journal.
 * @returns the first refusal; walls that were not refused show it all the same
 */
export async function directWalls(
  walls: readonly Pick<Wall, 'id'>[],
  direction: Direction,
): Promise<Answer<readonly Wall[]>> {
  const answers = await Promise.all(walls.map(({ id }) => directWall(id, direction)));
  const directed: Wall[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    directed.push(answer.value);
  }
  return { ok: true, value: directed };
}
