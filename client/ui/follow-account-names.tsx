import { useEffect } from 'react';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { setAccountNames } from '../store/account-names.ts';
import { useQuestion } from './use-question.ts';

/** Accounts are made seldom. */
const ASK_MS = 5 * MINUTE_MS;

/** Learns what accounts are called, in the person's language. Shows nothing itself. */
export function FollowAccountNames() {
  const nameOf = useNameOf();
  const { value } = useQuestion<{ names: { id: string; name: string }[] }>(
    '/api/account-names',
    ASK_MS,
  );
  useEffect(() => {
    setAccountNames(new Map(value?.names.map(({ id, name }) => [id, nameOf(name)])));
  }, [value, nameOf]);
  return null;
}
