import { useEffect } from 'react';
import type { Digging } from '../../shared/model/digging.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { setWorks } from '../store/view-store.ts';
import { useQuestion } from '../ui/use-question.ts';

const ASK_MS = MINUTE_MS;

/** Gives the map the digging that was declared; it draws what is under way. Shows nothing itself. */
export function FollowWorks() {
  const { value } = useQuestion<{ diggings: Digging[] }>('/api/diggings', ASK_MS);
  useEffect(() => setWorks(value?.diggings ?? []), [value]);
  useEffect(() => () => setWorks([]), []);
  return null;
}
