import type { Position } from '../../../shared/model/common.ts';
import { TEXTS } from '../../i18n/use-text.ts';
import { viewStore } from '../../store/view-store.ts';
import { editOfSketch } from './edit-of-sketch.ts';
import { draftNow, nextKey, tryEdit } from './perform-edit.ts';
import { choose, setStudio, studioStore } from './studio-store.ts';

/**
 * Does what the tool in hand does with a drawn or typed line or outline.
 * @param positions `[lon, lat]`, an outline open or closed
 * @returns whether it was done
 */
export function finishSketch(positions: readonly Position[]): boolean {
  const coverage = draftNow();
  if (!coverage) return false;
  const { tool, selection, newName } = studioStore.getState();
  const newGrid = nextKey();
  const text = TEXTS[viewStore.getState().language];
  const kind = tool === 'micro' ? 'micro' : 'dedicated';
  const name = newName.trim() || `${text(`grid-kind.${kind}`)} ${newGrid.slice('new-'.length)}`;
  const done = tryEdit(() =>
    editOfSketch(coverage, { tool, positions: positions.map(onLattice), selection, newGrid, name }),
  );
  if (!done) return false;
  setStudio({ newName: '' });
  if (tool !== 'reassign') choose([newGrid]);
  return true;
}

const onLattice = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(6)),
  Number(lat.toFixed(6)),
];
