import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridEdit, GridKey } from '../../../shared/model/grid-edit.ts';
import { gridAt, insidePoints } from './hit.ts';
import type { ToolId } from './tools.ts';

/** What a sketch becomes is decided by the tool, what is selected, and where it lies. */
export type Sketched = {
  tool: ToolId;
  /** The drawn line or outline, `[lon, lat]`; an outline may be closed or not. */
  positions: readonly Position[];
  selection: readonly GridKey[];
  newGrid: GridKey;
  name: string;
};

const refused = (place: Position | null = null) => new EditRefused('no-such-grid', [], place);

/**
 * The edit a finished sketch stands for. The grid to split is the selected one or the one the line lies in;
 * a piece goes to the selected grid from the other grid the outline lies over most.
 *
 * @throws EditRefused `no-such-grid` where it lies over no grid of the plan
 */
export function editOfSketch(coverage: Coverage, sketched: Sketched): GridEdit {
  const { tool, newGrid, name } = sketched;
  const positions = [...sketched.positions];
  switch (tool) {
    case 'split':
      return { kind: 'split', grid: gridOfLine(coverage, sketched), line: positions, newGrid };
    case 'cut-out':
      return { kind: 'cut-out', outline: positions, newGrid, name };
    case 'micro': {
      const parent = mostOver(coverage, positions, null);
      if (parent === null) throw refused(positions[0]);
      return { kind: 'nest-micro', parent, outline: positions, newGrid, name };
    }
    case 'reassign': {
      const [to] = sketched.selection;
      if (to === undefined) throw refused(positions[0]);
      const from = mostOver(coverage, positions, to);
      if (from === null) throw refused(positions[0]);
      return { kind: 'reassign', from, to, outline: positions };
    }
    default:
      throw refused(positions[0]);
  }
}

function gridOfLine(coverage: Coverage, { positions, selection }: Sketched): GridKey {
  const middles = positions.slice(1).map((end, index): Position => {
    const start = positions[index]!;
    return [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  });
  const under = middles.map((middle) => gridAt(coverage, middle)).filter((key) => key !== null);
  const [selected] = selection;
  if (selected !== undefined && (under.length === 0 || under.includes(selected))) return selected;
  const [first] = under;
  if (first === undefined) throw refused(positions[0]);
  return first;
}

/** The grid most of an outline lies over, another than `not`. */
function mostOver(
  coverage: Coverage,
  outline: readonly Position[],
  not: GridKey | null,
): GridKey | null {
  const counts = new Map<GridKey, number>();
  for (const place of insidePoints(outline)) {
    const key = gridAt(coverage, place);
    if (key !== null && key !== not) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? null;
}
