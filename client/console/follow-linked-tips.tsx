import { useEffect } from 'react';
import type { IncidentTips } from '../../shared/model/incident-tip.ts';
import { incidentTipsPath, TIP_KINDS } from '../commands/link-tips.ts';
import { useLive } from '../store/live-store.ts';
import { setLinkedTips, useView } from '../store/view-store.ts';
import { useToldQuestion } from '../ui/use-told-question.ts';

const ASK_MS = 30_000;

/** Gives the map the tips of the selected incident, at desks that may read tips. Shows nothing itself. */
export function FollowLinkedTips() {
  const isOfDesk = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const selection = useView((view) => view.selection);
  const path = isOfDesk && selection?.kind === 'incident' ? incidentTipsPath(selection.id) : null;
  const { value } = useToldQuestion<IncidentTips>(path, TIP_KINDS, ASK_MS);
  useEffect(() => setLinkedTips(path === null ? [] : (value?.linked ?? [])), [path, value]);
  useEffect(() => () => setLinkedTips([]), []);
  return null;
}
