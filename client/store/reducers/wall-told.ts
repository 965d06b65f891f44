import type { Wall, WallDirection } from '../../../shared/model/wall.ts';
import type { LiveState } from '../live-store.ts';
import { changed, type Reducer } from './change.ts';

/** Whoever else asked for the walls would be refused, and a wall itself at each that is paired. */
const mayDirect = ({ me }: LiveState): boolean =>
  me?.role === 'coordinator' || me?.role === 'administrator';

/** A wall was paired, directed or revoked. A direction takes effect at once, the rest is asked for. */
export const wallTold: Reducer = (state, { kind, subject, data }) => {
  const told = (data.wall ?? data) as Partial<Wall>;
  const direction = told.direction ?? directionOf(data);
  const walls = state.walls.map((wall): Wall => {
    if (wall.id !== subject) return wall;
    if (kind === 'wall.revoked') return { ...wall, revoked: true };
    return kind === 'wall.directed' && direction ? { ...wall, direction } : wall;
  });
  return changed({ ...state, walls }, { refetch: mayDirect(state) ? ['walls'] : [] });
};

function directionOf(data: Record<string, unknown>): WallDirection | null {
  const told = data as Partial<WallDirection>;
  return Array.isArray(told.scenes) && told.scenes.length > 0 ? (told as WallDirection) : null;
}
