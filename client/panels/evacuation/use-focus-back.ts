import { type RefObject, useEffect } from 'react';

/** The keyboard is in the panel while it is open, and then again on what opened it. */
export function useFocusBack(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    panel.current?.querySelector('h3')?.focus({ preventScroll: true });
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [panel, isOpen]);
}
