import '../i18n/later-words.ts';
import { useState } from 'react';
import { type Account, PERSON_ROLES } from '../../shared/model/account.ts';
import { changeAccount, createAccount } from '../commands/manage-accounts.ts';
import { useText } from '../i18n/use-text.ts';
import { useDepartmentName } from '../registers/by-area/use-department-name.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AreaName, AreaSelect } from '../ui/area-select.tsx';
import { CreateForm } from '../ui/create-form.tsx';
import { Section } from '../ui/section.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { AccountDepartments } from './account-departments.tsx';
import { ResetPassword } from './reset-password.tsx';

/** People who may sign in: made, disabled, given a new password. Nothing else is known of them. */
export function AccountsSection() {
  const text = useText();
  const accounts = useQuestion<Account[]>('/api/accounts');
  const [resetting, setResetting] = useState<string | null>(null);
  const [seating, setSeating] = useState<Account | null>(null);
  const departmentName = useDepartmentName();
  const mayGiveDepartments = useLive(({ me }) => me?.scope.county === null);
  const stateOf = (account: Account) =>
    text(account.disabled ? 'admin.accounts.disabled' : 'admin.accounts.active');
  return (
    <section className="jw-admin-section">
      <CreateForm create={createAccount} done={accounts.again}>
        <label>
          {text('admin.accounts.id')}
          <input
            className="jw-input"
            name="id"
            required
            pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
            autoComplete="off"
          />
        </label>
        <label>
          {text('admin.name')}
          <input className="jw-input" name="name" required maxLength={120} autoComplete="off" />
        </label>
        <label>
          {text('admin.role')}
          <select className="jw-select" name="role">
            {PERSON_ROLES.map((role) => (
              <option key={role} value={role}>
                {text(`role.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <AreaSelect />
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
      </CreateForm>
      {resetting !== null && <ResetPassword account={resetting} close={() => setResetting(null)} />}
      {seating !== null && (
        <AccountDepartments
          key={seating.id}
          account={seating}
          close={() => {
            setSeating(null);
            void accounts.again();
          }}
        />
      )}
      <Section question={accounts} empty={{ title: text('admin.accounts.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="accounts">
            <thead>
              <tr>
                <th>{text('admin.accounts.id')}</th>
                <th>{text('admin.name')}</th>
                <th>{text('admin.role')}</th>
                <th>{text('admin.area')}</th>
                <th>{text('departments.title')}</th>
                <th>{text('admin.state')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((account) => (
                <tr key={account.id} data-disabled={account.disabled}>
                  <td>{account.id}</td>
                  <td>{account.name}</td>
                  <td className="jw-nowrap">{text(`role.${account.role}`)}</td>
                  <td>
                    <AreaName code={account.area} />
                  </td>
                  <td>
                    {account.departments.map(departmentName).join(text('list.and')) ||
                      text('departments.no')}
                  </td>
                  <td className="jw-nowrap">
                    {account.demo ? text('admin.accounts.demo') : stateOf(account)}
                  </td>
                  <td className="jw-acts">
                    {!account.demo && (
                      <>
                        <ActButton
                          word={text(
                            account.disabled ? 'admin.accounts.enable' : 'admin.accounts.disable',
                          )}
                          {...(account.disabled
                            ? {}
                            : { sure: text('admin.accounts.disable.sure') })}
                          act={() => changeAccount(account.id, { disabled: !account.disabled })}
                          done={accounts.again}
                        />
                        <button
                          type="button"
                          className="jw-button"
                          onClick={() => setResetting(account.id)}
                        >
                          {text('admin.accounts.reset')}
                        </button>
                        {mayGiveDepartments && (
                          <button
                            type="button"
                            className="jw-button"
                            onClick={() => setSeating(account)}
                          >
                            {text('departments.change')}
                          </button>
                        )}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </section>
  );
}
