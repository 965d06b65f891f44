import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

const KEY_STEP = 16;

/**
 * A bar between a panel and what is beside it: dragged, or moved by the arrow keys when it has the focus.
 * @param direction the way in which the panel grows
 */
export function Splitter({
  label,
  size,
  direction,
  resize,
}: {
  label: string;
  size: number;
  direction: 'right' | 'left' | 'up';
  resize: (size: number) => void;
}) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const vertical = direction !== 'up';
  const sign = direction === 'right' ? 1 : -1;
  const along = (event: PointerEvent) => (vertical ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = {
      ArrowRight: vertical ? KEY_STEP : 0,
      ArrowLeft: vertical ? -KEY_STEP : 0,
      ArrowDown: vertical ? 0 : KEY_STEP,
      ArrowUp: vertical ? 0 : -KEY_STEP,
    }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    resize(size + sign * step);
  };
  return (
    // A rule that moves is a window splitter by ARIA 1.2, and may have the focus.
    <hr
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={0}
      aria-valuemax={2000}
      tabIndex={0}
      className="jw-splitter"
      data-direction={direction}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: along(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current) {
          resize(start.current.size + sign * (along(event) - start.current.at));
        }
      }}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
