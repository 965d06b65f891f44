import type { Account } from '../../shared/model/account.ts';
import { api } from '../live/api.ts';

/** @param form fields id, name, role, area, password */
export const createAccount = (form: FormData) =>
  api.send<Account>('POST', '/api/accounts', Object.fromEntries(form));

export const changeAccount = (
  id: string,
  change: { disabled?: boolean; password?: string; departments?: string[] },
) => api.send<Account>('PATCH', `/api/accounts/${encodeURIComponent(id)}`, change);
