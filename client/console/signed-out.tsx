import { useText } from '../i18n/use-text.ts';
import { SignInForm } from '../start/sign-in-form.tsx';
import { viewStore } from '../store/view-store.ts';

/** The session ended while the desk was open: the picture stays, marked old, under a way back in (F34). */
export function SignedOut() {
  const text = useText();
  return (
    <div className="jw-veil" data-testid="signed-out">
      <div
        className="jw-dialog"
        role="dialog"
        aria-modal="true"
        aria-label={text('live.signed-out')}
      >
        <h2>{text('live.signed-out')}</h2>
        <SignInForm done={() => window.location.reload()} />
        <a href={`/?lang=${viewStore.getState().language}`}>{text('start.back-to-desks')}</a>
      </div>
    </div>
  );
}
