import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import type { TextKey } from '../i18n/use-text.ts';
import { useText } from '../i18n/use-text.ts';
import { togglePanel, useView } from '../store/view-store.ts';
import { Boundary } from './boundary.tsx';
import { REACHED_BY_KEYS } from './reached-by-keys.ts';
import { useOverflow } from './use-overflow.ts';

/**
 * A titled part of a desk that folds away. Which ones are open is in the view, and so in the address.
 * @param aside what stands at the right end of the title line
 * @param note stands there also while the panel is folded
 * @param fill takes the height that is left and scrolls inside
 */
export function Panel({
  name,
  aside,
  note,
  fill = false,
  children,
}: {
  name: 'layers' | 'legend' | 'filters' | 'alarms' | 'incidents' | 'card' | 'feeds' | 'timeline';
  aside?: ReactNode;
  note?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  const text = useText();
  const body = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(scroller);
  const open = useView((view) => view.panels.includes(name));
  const title = text(`panel.${name}` as TextKey);
  return (
    <section className="jw-panel" data-fill={fill && open} data-panel={name} aria-label={title}>
      <div className="jw-panel-head">
        <h2>
          <button
            type="button"
            className="jw-plain jw-panel-title"
            aria-expanded={open}
            aria-controls={body}
            onClick={() => togglePanel(name)}
          >
            {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
            {title}
          </button>
        </h2>
        {note}
        {open && aside}
      </div>
      <div
        id={body}
        ref={scroller}
        className="jw-panel-body"
        hidden={!open}
        {...(overflows && REACHED_BY_KEYS)}
      >
        {open && <Boundary>{children}</Boundary>}
      </div>
    </section>
  );
}
