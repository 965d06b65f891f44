import { useEffect } from 'react';
import { overlayStore } from '../../console/overlay-store.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { mayDraw, mergeChosen, redo, undo } from './perform-edit.ts';
import { setStudio, stepBack, studioStore, takeTool } from './studio-store.ts';
import { actOfStudioKey, type StudioKey } from './tools.ts';

/** @returns whether it was the studio's to do */
function run(key: StudioKey): boolean {
  switch (key.does) {
    case 'tool':
      if (key.tool === 'select' || mayDraw()) takeTool(key.tool);
      return true;
    case 'look':
      setStudio({ look: key.look });
      return true;
    case 'undo':
      undo();
      return true;
    case 'redo':
      redo();
      return true;
    case 'help':
      setStudio({ helpOpen: true });
      return true;
    case 'leave':
      return stepBack();
    case 'finish':
      return studioStore.getState().tool === 'merge' && mergeChosen();
  }
}

/** Whether what lies over the desk takes the keys for itself. */
const isCovered = (): boolean =>
  overlayStore.getState().overlay !== null || document.querySelector('[role="dialog"]') !== null;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isCovered()) return;
  const key = actOfStudioKey(event);
  if (key === null) return;
  if (isTyping(event.target)) {
    if (key.does === 'leave') (event.target as HTMLElement).blur();
    return;
  }
  // A button that has the focus is pressed by Enter; that is not meant for the tool.
  if (key.does === 'finish' && event.target instanceof HTMLButtonElement) return;
  if (run(key)) event.preventDefault();
}

/** The keys of an open plan; they go before the console's. A field that is typed in keeps its own. */
export function useStudioKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
