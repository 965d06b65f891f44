import type { Me } from '../../shared/model/account.ts';
import { api } from '../live/api.ts';

export const signIn = (account: string, password: string) =>
  api.send<Me>('POST', '/api/session', { account, password });
