import { changeAccount } from '../commands/manage-accounts.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useSubmit } from '../ui/use-submit.ts';

/** Gives an account a new password; its owner is told it by another way. */
export function ResetPassword({ account, close }: { account: string; close: () => void }) {
  const text = useText();
  const word = text('admin.accounts.reset');
  const { submit, working, refused } = useSubmit(
    (form) => () => changeAccount(account, { password: String(form.get('password')) }),
    { word, done: close },
  );
  return (
    <Dialog title={`${word} · ${account}`} close={close}>
      <form className="jw-form" onSubmit={submit}>
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
        <button type="submit" className="jw-button" data-strong disabled={working}>
          {text('admin.save')}
        </button>
      </form>
    </Dialog>
  );
}
