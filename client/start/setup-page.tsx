import { type FormEvent, useState } from 'react';
import { setFirstPassword } from '../commands/set-first-password.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { inAppearance } from '../store/carry-appearance.ts';
import { FrontPage } from '../ui/front-page.tsx';

/** The one-time link of a fresh server: the first administrator chooses a password. */
export function SetupPage() {
  const text = useText();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    setWorking(true);
    const answer = await setFirstPassword(window.location.hash.slice(1), password);
    setWorking(false);
    if (answer.ok) window.location.assign(inAppearance('/admin'));
    else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <FrontPage title={text('setup.title')} lead={text('setup.lead')}>
      <form className="jw-form" onSubmit={(event) => void submit(event)}>
        <label>
          {text('admin.accounts.password')}
          <input
            className="jw-input"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={200}
          />
        </label>
        {refused !== null && (
          <p className="jw-error" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" className="jw-button" data-strong disabled={working}>
          {text(working ? 'start.working' : 'setup.submit')}
        </button>
      </form>
    </FrontPage>
  );
}
