import { useEffect } from 'react';
import { isMenuKey, openMenu } from '../store/context-menu.ts';
import { viewStore } from '../store/view-store.ts';
import { readSelection } from '../store/view-url.ts';

/** Where one writes, the browser's own menu is worth more than ours. */
const isWriting = (element: Element): boolean =>
  element.closest('input, textarea, select') !== null;

const subjectOf = (element: Element) =>
  readSelection(element.closest<HTMLElement>('[data-subject]')?.dataset.subject ?? null);

/** A right click on anything that says by `data-subject` what it is. */
function onContextMenu(event: MouseEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element) || isWriting(event.target)) {
    return;
  }
  const selection = subjectOf(event.target);
  if (selection === null) return;
  event.preventDefault();
  openMenu({ x: event.clientX, y: event.clientY, selection, place: null });
}

/** The menu key: as a right click on what has the focus, else for what is selected. The map has its own. */
function onKeyDown(event: KeyboardEvent): void {
  const focused = document.activeElement;
  if (!isMenuKey(event) || event.defaultPrevented || focused === null || isWriting(focused)) return;
  if (subjectOf(focused) !== null) {
    const box = focused.getBoundingClientRect();
    event.preventDefault();
    focused.dispatchEvent(
      new MouseEvent('contextmenu', {
        bubbles: true,
        cancelable: true,
        clientX: box.left + box.width / 2,
        clientY: box.top + box.height / 2,
      }),
    );
    return;
  }
  const { selection } = viewStore.getState();
  if (selection === null) return;
  event.preventDefault();
  openMenu({ x: window.innerWidth / 2, y: window.innerHeight / 3, selection, place: null });
}

/** Right clicks and the menu key offer the acts of what they are on, while the desk is shown. */
export function useContextMenu(): void {
  useEffect(() => {
    window.addEventListener('contextmenu', onContextMenu);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('contextmenu', onContextMenu);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
