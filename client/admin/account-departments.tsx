import type { Account } from '../../shared/model/account.ts';
import { changeAccount } from '../commands/manage-accounts.ts';
import { useText } from '../i18n/use-text.ts';
import { useDepartmentName } from '../registers/by-area/use-department-name.ts';
import { useLive } from '../store/live-store.ts';
import { CreateForm } from '../ui/create-form.tsx';

/** For which departments an account acts. Its open screens end with the change and sign in anew. */
export function AccountDepartments({ account, close }: { account: Account; close: () => void }) {
  const text = useText();
  const nameOf = useDepartmentName();
  const departments = useLive((live) => live.registers?.departments ?? []);
  const save = (form: FormData) =>
    changeAccount(account.id, { departments: form.getAll('department').map(String) });
  return (
    <section data-testid="account-departments">
      <h3>{text('departments.of', { name: account.name })}</h3>
      <p className="jw-secondary">{text('departments.lead')}</p>
      <CreateForm word={text('admin.save')} create={save} done={close}>
        <fieldset className="jw-checks">
          <legend>{text('departments.title')}</legend>
          {departments.map(({ id }) => (
            <label key={id}>
              <input
                type="checkbox"
                name="department"
                value={id}
                defaultChecked={account.departments.includes(id)}
              />
              {nameOf(id)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="jw-button" onClick={close}>
          {text('admin.cancel')}
        </button>
      </CreateForm>
    </section>
  );
}
