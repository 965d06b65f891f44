import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { closeEvacuation, leaveEvacuation, stepBackInEvacuation } from '../../commands/evacuate.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEvacuation } from '../../store/evacuation-store.ts';
import { useLive } from '../../store/live-store.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { DraftParts } from './draft-parts.tsx';
import { Fold } from './fold.tsx';
import { OrderList } from './order-list.tsx';
import { SignedParts } from './signed-parts.tsx';
import { useFocusBack } from './use-focus-back.ts';
import '../../ui/side-panel.css';
import './evacuation-panel.css';

/** From an affected area to a signed order: one draft, every step of which can be changed. */
export function EvacuationPanel() {
  const text = useText();
  const drafting = useEvacuation();
  const incident = useLive((live) => live.incidents.get(drafting?.incident ?? ''));
  const isDrawing = useSketchOf('evacuation') !== null;
  useEffect(() => closeEvacuation, []);
  useEscape();
  const panel = useRef<HTMLElement>(null);
  useFocusBack(panel, drafting !== null);
  useKeptFocus(panel, drafting !== null);
  if (drafting === null) return null;
  return (
    <section
      ref={panel}
      className="jw-side-panel jw-evacuation"
      aria-label={text('evacuation.title')}
      aria-busy={drafting.asking}
      data-drawing={isDrawing}
      data-testid="evacuation"
    >
      <header className="jw-row">
        <h3 className="jw-grow" tabIndex={-1}>
          {text('evacuation.title')}
          {incident !== undefined && ` · ${incident.title}`}
        </h3>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('panel.close')}
          onClick={leaveEvacuation}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      {drafting.leaving && <AskLeave />}
      <div className="jw-side-panel-body">
        {drafting.signed === null ? (
          <DraftParts drafting={drafting} />
        ) : (
          <SignedParts signed={drafting.signed} />
        )}
        <Fold word={text('evacuation.orders')}>
          <OrderList />
        </Fold>
      </div>
    </section>
  );
}

/** Escape steps back here before it does on the desk; in a window, a menu or a field elsewhere it is theirs. */
function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest('[role="dialog"], [role="menu"]')) return;
      if (isTyping(at) && at?.closest('[data-testid="evacuation"]') === null) return;
      event.preventDefault();
      stepBackInEvacuation();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function AskLeave() {
  const text = useText();
  return (
    <div className="jw-row jw-wrap jw-note" role="alert">
      <span className="jw-grow">{text('evacuation.leave')}</span>
      <button type="button" className="jw-button" onClick={stepBackInEvacuation}>
        {text('evacuation.leave.stay')}
      </button>
      <button type="button" className="jw-button" onClick={closeEvacuation}>
        {text('evacuation.leave.go')}
      </button>
    </div>
  );
}
