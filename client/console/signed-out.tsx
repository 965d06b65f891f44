import { useText } from '../i18n/use-text.ts';
import { SignInForm } from '../start/sign-in-form.tsx';
import { useLive } from '../store/live-store.ts';
import { viewStore } from '../store/view-store.ts';

/** The session ended while the desk was open: the picture stays, marked old, under a way back in (F34). */
export function SignedOut() {
  const text = useText();
  // Nobody was here before: then nothing has ended either.
  const title = useLive((live) => (live.me === null ? 'start.submit' : 'live.signed-out'));
  return (
    <div className="jw-veil" data-testid="signed-out">
      <div className="jw-dialog" role="dialog" aria-modal="true" aria-label={text(title)}>
        <h2>{text(title)}</h2>
        <SignInForm done={() => window.location.reload()} />
        <a href={`/?lang=${viewStore.getState().language}`}>{text('live.to-start')}</a>
      </div>
    </div>
  );
}
