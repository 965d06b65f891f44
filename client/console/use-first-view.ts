import { useEffect, useRef } from 'react';
import { showWholeScope } from '../commands/whole-scope.ts';
import { useLive } from '../store/live-store.ts';

/** The address this page was opened with; the present one has been rewritten since. */
function openedWithCamera(): boolean {
  const [opened] = performance.getEntriesByType('navigation');
  return opened !== undefined && new URL(opened.name).searchParams.has('at');
}

/**
 * Frames the whole area between the panels once both are there, unless a link said where to look.
 * @param isFree false, when the page is opened: what is opened with it says where to look
 */
export function useFirstView(isFree = true): void {
  const ready = useLive((live) => live.registers !== null);
  const isOpenedFree = useRef(isFree);
  useEffect(() => {
    if (ready && isOpenedFree.current && !openedWithCamera()) showWholeScope();
  }, [ready]);
}
