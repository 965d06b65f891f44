import { useEffect } from 'react';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { incidentPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { keepIncident } from '../../store/live-store.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const NOT_FOUND = 404;

/**
 * An incident that is not among the open ones: over, and asked for; its card follows when it is there. One that is told as
 * open all the same is of a drill this desk has left.
 */
export function PastIncident({ id }: { id: string }) {
  const text = useText();
  // What was known before may be of when it was open.
  const { value, refusal, again } = useQuestion<IncidentFile>(incidentPath(id), undefined, {
    fresh: true,
  });
  const incident = value?.incident;
  const isOver = incident !== undefined && incident.closedAt !== null;
  useEffect(() => {
    if (isOver) keepIncident(incident);
  }, [isOver, incident]);
  if (refusal !== null && refusal.status !== NOT_FOUND) {
    return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  }
  const isGone = refusal !== null || (incident !== undefined && !isOver);
  return isGone ? <EmptyState title={text('card.gone')} /> : <LoadingState />;
}
