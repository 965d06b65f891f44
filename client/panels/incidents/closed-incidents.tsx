import { useEffect, useState } from 'react';
import { CLOSED_PAGE, type Incident } from '../../../shared/model/incident.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { type ClosedSought, closedIncidentsPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { useLive } from '../../store/live-store.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { whenStill } from '../../ui/when-still.ts';
import { IncidentButton } from './incident-button.tsx';

const ASKED_EVERY_MS = MINUTE_MS;
/** Between two keys of a word; longer than this the hand rests. */
const REST_MS = 400;
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
      {open && <Sought />}
    </details>
  );
}

/** The list and what narrows it. What is typed is looked for when the hand rests, and at once when it is sent. */
function Sought() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState<ClosedSought>({ title: '', kind: '' });
  const seek = (part: Partial<ClosedSought>) => setSought((before) => ({ ...before, ...part }));
  const [typing] = useState(() => whenStill((title: string) => seek({ title }), REST_MS));
  useEffect(() => typing.stop, [typing]);
  return (
    <>
      <form
        className="jw-row jw-closed-search"
        onSubmit={(event) => {
          event.preventDefault();
          typing.now(typed.trim());
        }}
      >
        <input
          className="jw-input jw-grow"
          type="search"
          aria-label={text('incident.closed.title')}
          placeholder={text('incident.closed.title')}
          maxLength={80}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value === '') typing.now('');
            else typing.soon(target.value.trim());
          }}
        />
        <select
          className="jw-select"
          aria-label={text('incident.kind')}
          value={sought.kind}
          onChange={({ target }) => seek({ kind: target.value as ClosedSought['kind'] })}
        >
          <option value="">{text('incident.closed.any-kind')}</option>
          <KindOptions />
        </select>
      </form>
      <Page key={closedIncidentsPath(sought, null)} sought={sought} after={null} />
    </>
  );
}

/** A page of them; the next follows when it is wanted. @param after the last of the page before */
function Page({ sought, after }: { sought: ClosedSought; after: string | null }) {
  const text = useText();
  const [wantsMore, setWantsMore] = useState(false);
  const { value, refusal, again } = useToldQuestion<{ incidents: Incident[] }>(
    closedIncidentsPath(sought, after),
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
    const isNarrowed = sought.title !== '' || sought.kind !== '';
    const none = isNarrowed ? 'incident.closed.none-found' : 'incident.closed.none';
    return <p className="jw-secondary jw-small jw-closed-none">{text(none)}</p>;
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
      {last !== null && wantsMore && <Page sought={sought} after={last} />}
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
