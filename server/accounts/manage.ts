import { isDeepStrictEqual } from 'node:util';
import type { Account, PERSON_ROLES } from '../../shared/model/account.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { departmentRepository } from '../identity/department-repository.ts';
import { mustBeDepartments } from '../identity/departments.ts';
import { identityRepository } from '../identity/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { checkNewPassword, hashPassword } from './passwords.ts';
import { accountRepository } from './repository.ts';

type PersonRole = (typeof PERSON_ROLES)[number];
export type NewAccount = Pick<Account, 'id' | 'name' | 'area'> & {
  departments?: string[];
  role: PersonRole;
  password: string;
};
export type RequestedChange = Partial<
  Pick<Account, 'name' | 'area' | 'departments' | 'disabled'> & {
    role: PersonRole;
    password: string;
  }
>;

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

const checkArea = async (
  area: string | undefined,
  caller: Caller,
  transaction: Queryable,
): Promise<void> => {
  const accounts = accountRepository(transaction);
  if (area === undefined || (await accounts.isAreaWithin(area, caller.scope))) return;
  throw problem(400, 'area-not-allowed', `no city, county or town ${area} in your area`);
};

/**
 * Makes these the departments an account acts for. They open what the whole city shares with a department
 * (`server/cases/share.ts`), so the city gives them: a county's or town's administrator leaves them as they are.
 * @throws Problem 403 `departments-of-city`, 422 `unknown-department`
 */
const setDepartments = async (
  caller: Caller,
  { id, departments: before }: Pick<Account, 'id' | 'departments'>,
  wanted: readonly string[],
  transaction: Queryable,
): Promise<void> => {
  if (isDeepStrictEqual(new Set(wanted), new Set(before))) return;
  if (caller.scope.county !== null) {
    throw problem(403, 'departments-of-city', 'departments: a city administrator sets them');
  }
  await mustBeDepartments(wanted, transaction);
  await departmentRepository(transaction).set(id, wanted);
};

/**
 * Whoever sets another's password can sign in as he: what the city gave an account with its departments stays out of a
 * county's hands.
 * @throws Problem 403 `password-of-city`
 */
const mustBeOwnToReset = (caller: Caller, { id, departments }: Account): void => {
  if (caller.scope.county === null || caller.id === id || departments.length === 0) return;
  throw problem(403, 'password-of-city', 'password: a city administrator sets it');
};

/**
 * @throws Problem 400 `weak-password` or `area-not-allowed`, 403 `departments-of-city`, 409 `account-exists`,
 * 422 `unknown-department`
 */
export const createAccount = async (
  { database, journal, identity }: Parts,
  caller: Caller,
  wanted: NewAccount,
): Promise<Account> => {
  const { id, name, role, area, departments = [], password } = wanted;
  checkNewPassword(id, password);
  const hash = await hashPassword(password);
  const account = { id, name, role, area, demo: false };
  await database.transaction(async (transaction) => {
    await checkArea(area, caller, transaction);
    const now = instant(identity.now());
    if (!(await accountRepository(transaction).insert(account, hash, now))) {
      throw problem(409, 'account-exists', `there is an account ${id} already`);
    }
    await setDepartments(caller, { id, departments: [] }, departments, transaction);
    const data = { role, area, departments };
    const entry = auditEntry('account.created', actorOf(caller), id, data);
    await journal.append(transaction, [entry]);
  });
  journal.announce();
  return { ...account, departments, disabled: false };
};

/** What the journal keeps of a change: the fields, never the password. */
const recorded = ({ password, ...fields }: RequestedChange, endedSessions: string[]) => ({
  ...fields,
  ...(password === undefined ? {} : { passwordChanged: true }),
  endedSessions,
});

/**
 * Changes an account. Whatever narrows or moves its rights ends its sessions, which screens of it hear
 * at once; a name alone does not.
 * @throws Problem 404 `account-not-found`, 400 `weak-password` or `area-not-allowed`, 403 `departments-of-city`
 * or `password-of-city`, 422, 409 `last-administrator`
 */
export const changeAccount = async (
  { database, journal, identity }: Parts,
  caller: Caller,
  id: string,
  change: RequestedChange,
): Promise<Account> => {
  const { password, ...fields } = change;
  if (password !== undefined) checkNewPassword(id, password);
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const movesRights = Object.keys(change).some((field) => field !== 'name');
  const [account, ended] = await database.transaction(async (transaction) => {
    const accounts = accountRepository(transaction);
    const now = instant(identity.now());
    const before = await accounts.find(id, caller.scope);
    if (!before) throw problem(404, 'account-not-found', `there is no account ${id} in your area`);
    if (password !== undefined) mustBeOwnToReset(caller, before);
    await checkArea(fields.area, caller, transaction);
    const hadAdministrator = await accounts.hasAdministrator();
    await accounts.update(id, { ...fields, passwordHash }, now);
    await setDepartments(caller, before, fields.departments ?? before.departments, transaction);
    if (hadAdministrator && !(await accounts.hasAdministrator())) {
      throw problem(409, 'last-administrator', 'the last administrator cannot be taken away');
    }
    const sessions = identityRepository(transaction);
    const endedSessions = movesRights ? await sessions.endAllOf({ account: id }, now) : [];
    const changed = (await accounts.find(id, { county: null, town: null })) as Account;
    const data = recorded(change, endedSessions);
    await journal.append(transaction, [auditEntry('account.changed', actorOf(caller), id, data)]);
    return [changed, endedSessions] as const;
  });
  identity.ended(ended);
  journal.announce();
  return account;
};
