import { type FormEvent, useState } from 'react';
import { changeAccount } from '../commands/manage-accounts.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Gives an account a new password; its owner is told it by another way. */
export function ResetPassword({ account, close }: { account: string; close: () => void }) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    const answer = await changeAccount(account, { password });
    if (answer.ok) close();
    else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <Dialog title={`${text('admin.accounts.reset')} · ${account}`} close={close}>
      <form className="jw-form" onSubmit={(event) => void submit(event)}>
        <label>
          {text('admin.accounts.password')}
          <input
            className="jw-input"
            name="password"
            type="password"
            required
            minLength={12}
            maxLength={200}
            autoComplete="new-password"
          />
        </label>
        {refused !== null && (
          <p className="jw-error" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" className="jw-button" data-strong>
          {text('admin.save')}
        </button>
      </form>
    </Dialog>
  );
}
