import type { Position } from '../../model/common.ts';
import type { EditRefusal, GridKey } from '../../model/grid-edit.ts';

/** An edit that would break the coverage, or makes no sense in it: a stable reason, the grids and the place. */
export class EditRefused extends Error {
  readonly reason: EditRefusal;
  readonly grids: readonly GridKey[];
  readonly place: Position | null;

  constructor(reason: EditRefusal, grids: readonly GridKey[] = [], place: Position | null = null) {
    super(`${reason}${grids.length > 0 ? ` (${grids.join(', ')})` : ''}`);
    this.name = 'EditRefused';
    this.reason = reason;
    this.grids = grids;
    this.place = place;
  }
}
