import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/use-text.ts';
import { useSubject } from '../situation/use-subject.ts';
import { closeMenu, type MenuTarget, useMenuTarget } from '../store/context-menu.ts';
import { useLive } from '../store/live-store.ts';
import { itemsOf } from './menu-acts.ts';
import './context-menu.css';

/** Room kept to the edge of the window, in CSS pixels. */
const MARGIN = 8;

/** The acts of what was right-clicked, where it was. */
export function ContextMenu() {
  const target = useMenuTarget();
  return target === null ? null : <OpenMenu key={`${target.x},${target.y}`} target={target} />;
}

/** Within the window, whatever was clicked at its edge. */
function useInside(target: MenuTarget) {
  const menu = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: target.x, top: target.y });
  useLayoutEffect(() => {
    const { width, height } = menu.current!.getBoundingClientRect();
    const room = (wanted: number, size: number, whole: number) =>
      Math.max(MARGIN, Math.min(wanted, whole - size - MARGIN));
    setAt({
      left: room(target.x, width, window.innerWidth),
      top: room(target.y, height, window.innerHeight),
    });
  }, [target]);
  return { menu, at };
}

/** Takes the focus, and gives it back to where it was. */
function useBorrowedFocus(menu: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [menu]);
}

function OpenMenu({ target }: { target: MenuTarget }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const me = useLive((live) => live.me);
  const scope = useLive((live) => live.scope);
  const { selection } = target;
  const alarm = useLive((live) =>
    selection?.kind === 'alarm' ? live.alarms.get(Number(selection.id)) : undefined,
  );
  const subject = useSubject(selection);
  const items = itemsOf(text, target, { registers, coverage, subject, alarm, me, scope });
  const { menu, at } = useInside(target);
  useBorrowedFocus(menu);
  useEffect(() => {
    const onPointerDown = ({ target: touched }: PointerEvent) => {
      if (!menu.current?.contains(touched as Node)) closeMenu();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('blur', closeMenu);
    window.addEventListener('wheel', closeMenu);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('blur', closeMenu);
      window.removeEventListener('wheel', closeMenu);
    };
  }, [menu]);
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={subject?.name ?? text('menu.place')}
      className="jw-menu"
      data-testid="context-menu"
      style={at}
      onKeyDown={(event) => onMenuKey(event, menu.current!)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {subject !== null && <p className="jw-menu-title jw-clip">{subject.name}</p>}
      {items.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="jw-plain jw-menu-item"
          onClick={() => {
            closeMenu();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Arrow keys go round, Escape and Tab close; no key of the desk is heard meanwhile. */
function onMenuKey(event: KeyboardEvent, menu: HTMLElement): void {
  event.stopPropagation();
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next]?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    closeMenu();
  }
}
