import { useEffect } from 'react';
import type { Digging } from '../../shared/model/digging.ts';
import { setWorks } from '../store/view-store.ts';
import { useQuestion } from '../ui/use-question.ts';

const ASK_MS = 60_000;

/** Gives the map the digging that was declared; it draws what is under way. Shows nothing itself. */
export function FollowWorks() {
  const { value } = useQuestion<{ diggings: Digging[] }>('/api/diggings', ASK_MS);
  useEffect(() => setWorks(value?.diggings ?? []), [value]);
  useEffect(() => () => setWorks([]), []);
  return null;
}
