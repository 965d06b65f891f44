import { useState } from 'react';
import { CLOSED_PAGE, type Incident } from '../../../shared/model/incident.ts';
import { closedIncidentsPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { IncidentButton } from './incident-button.tsx';

const ASKED_EVERY_MS = 60_000;
const TOLD_BY = ['incident.changed'] as const;

/** What is over, the last closed first: to be read again, assessed and reported on. Asked for when it is opened. */
export function ClosedIncidents() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const mayRead = useLive(({ me }) => me !== null && me.role !== 'wall');
  if (!mayRead) return null;
  return (
    <details
      className="jw-closed-incidents"
      data-testid="closed-incidents"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="jw-small jw-secondary">{text('incident.closed')}</summary>
      {open && <Page after={null} />}
    </details>
  );
}

/** A page of them; the next follows when it is wanted. @param after the last of the page before */
function Page({ after }: { after: string | null }) {
  const text = useText();
  const [wantsMore, setWantsMore] = useState(false);
  const { value, refusal, again } = useToldQuestion<{ incidents: Incident[] }>(
    closedIncidentsPath(after),
    TOLD_BY,
    ASKED_EVERY_MS,
    // One more that closes moves the pages on: whoever reads further down stays there.
    { steady: true },
  );
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const { incidents } = value;
  const last = incidents.length === CLOSED_PAGE ? incidents.at(-1)!.id : null;
  if (incidents.length === 0) {
    return <p className="jw-secondary jw-small">{text('incident.closed.none')}</p>;
  }
  return (
    <>
      <ul className="jw-list">
        {incidents.map((incident) => (
          <ClosedRow key={incident.id} incident={incident} />
        ))}
      </ul>
      {last !== null && !wantsMore && (
        <button type="button" className="jw-button" onClick={() => setWantsMore(true)}>
          {text('incident.closed.earlier')}
        </button>
      )}
      {last !== null && wantsMore && <Page after={last} />}
    </>
  );
}

function ClosedRow({ incident }: { incident: Incident }) {
  const text = useText();
  const { state, closedAt } = incident;
  return (
    <IncidentButton incident={incident}>
      <span className="jw-grow">{text(`incident.state.${state}`)}</span>
      {closedAt !== null && <TimeText at={closedAt} />}
    </IncidentButton>
  );
}
