import type { Incident } from '../../../shared/model/incident.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { closedOfAlarmPath } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { keepIncident, useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { Fact } from './fact.tsx';

const ASKED_EVERY_MS = MINUTE_MS;
const TOLD_BY = ['incident.changed'] as const;

/**
 * Incidents of an alarm that are over, the last first: without them it looks as if nobody had seen to it, and a second
 * one is opened. Nothing while it is not known: a card is read without them too.
 */
export function OverIncidents({ alarm }: { alarm: number }) {
  const text = useText();
  const mayRead = useLive(({ me }) => me !== null && me.role !== 'wall');
  const path = mayRead ? closedOfAlarmPath(alarm) : null;
  const { value } = useToldQuestion<{ incidents: Incident[] }>(path, TOLD_BY, ASKED_EVERY_MS);
  return (
    <Fact label={text('incident.closed')}>
      {value?.incidents.length
        ? value.incidents.map((one) => <Over key={one.id} incident={one} />)
        : null}
    </Fact>
  );
}

function Over({ incident }: { incident: Incident }) {
  const text = useText();
  const { id, title, state, closedAt } = incident;
  return (
    <span className="jw-block">
      <button
        type="button"
        className="jw-plain jw-link"
        data-subject={`incident:${id}`}
        onClick={() => {
          keepIncident(incident);
          select({ kind: 'incident', id });
        }}
      >
        {title}
      </button>{' '}
      <span className="jw-secondary">{text(`incident.state.${state}`)}</span>{' '}
      {closedAt !== null && <TimeText at={closedAt} />}
    </span>
  );
}
