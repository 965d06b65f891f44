import './signed-out.css';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { signedInAgain } from '../commands/sign-in-again.ts';
import { useText } from '../i18n/use-text.ts';
import { keptDrafts } from '../store/kept-drafts.ts';
import { useLive } from '../store/live-store.ts';
import { onSignOutElsewhere } from '../store/sign-outs.ts';
import { viewStore } from '../store/view-store.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The session ended while the desk was open: the picture stays, marked old, under a way back in (F34). */
export function SignedOut() {
  const isOut = useLive((live) => live.status === 'signed-out');
  useEffect(() => onSignOutElsewhere(keptDrafts.dropAll), []);
  return isOut ? createPortal(<Veil />, document.body) : null;
}

function Veil() {
  const text = useText();
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    veil.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const isKept = useStore(keptDrafts.store, ({ aside }) => aside !== null);
  // Nobody was here before: then nothing has ended either.
  const title = useLive((live) => (live.me === null ? 'start.submit' : 'live.signed-out'));
  return (
    <div ref={veil} className="jw-veil" data-testid="signed-out">
      <div className="jw-dialog" role="dialog" aria-modal="true" aria-label={text(title)}>
        <h2>{text(title)}</h2>
        {isKept && <p className="jw-note">{text('kept.aside')}</p>}
        <SignInForm done={signedInAgain} />
        <a href={`/?lang=${viewStore.getState().language}`}>{text('live.to-start')}</a>
      </div>
    </div>
  );
}
