import { type FormEvent, useState } from 'react';
import type { Me } from '../../shared/model/account.ts';
import { signIn } from '../commands/sign-in.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';

/** Account and password; what went wrong is told in the person's language, and never which of the two. */
export function SignInForm({ done }: { done: (me: Me) => void }) {
  const text = useText();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    setRefused(null);
    const answer = await signIn(String(form.get('account')), String(form.get('password')));
    setWorking(false);
    if (!answer.ok) {
      setRefused(refusalText(text, answer.refusal));
      return;
    }
    done(answer.value);
  };
  return (
    <form className="jw-form" onSubmit={(event) => void submit(event)}>
      <label>
        {text('start.account')}
        <input
          className="jw-input"
          name="account"
          autoComplete="username"
          required
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
        />
      </label>
      <label>
        {text('start.password')}
        <input
          className="jw-input"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
      </label>
      {refused !== null && (
        <p className="jw-error" role="alert">
          {refused}
        </p>
      )}
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {text(working ? 'start.working' : 'start.submit')}
      </button>
    </form>
  );
}
