import { useEffect } from 'react';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { incidentPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { keepIncident } from '../../store/live-store.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const NOT_FOUND = 404;

/** An incident that is not among the open ones: over, and asked for; its card follows when it is there. */
export function PastIncident({ id }: { id: string }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<IncidentFile>(incidentPath(id));
  const incident = value?.incident;
  useEffect(() => {
    if (incident) keepIncident(incident);
  }, [incident]);
  if (refusal === null) return <LoadingState />;
  if (refusal.status === NOT_FOUND) return <EmptyState title={text('card.gone')} />;
  return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
}
