import { beforeEach, describe, expect, it } from 'vitest';
import {
  choose,
  freshStudio,
  setStudio,
  stepBack,
  studioStore,
  takeTool,
} from '../../../client/studio/tools/studio-store.ts';
import type { Position } from '../../../shared/model/common.ts';

const PLACE: Position = [120.3, 31.5];
const marked = () => studioStore.getState().marked;
const refuse = () => setStudio({ tool: 'split', refused: 'no-such-grid', marked: PLACE });

beforeEach(freshStudio);

describe('the mark of an edit that cannot be drawn', () => {
  it('goes with another tool, another selection, or a step back', () => {
    for (const next of [() => takeTool('reassign'), () => choose(['g']), stepBack]) {
      refuse();
      next();
      expect(marked()).toBeNull();
      expect(studioStore.getState().refused).toBeNull();
    }
  });

  it('is not the mark of a finding, which stays while a tool is taken to mend it', () => {
    setStudio({ marked: PLACE });
    takeTool('split');
    expect(marked()).toEqual(PLACE);
  });
});
