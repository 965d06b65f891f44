import type { Incident } from '../../../shared/model/incident.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { useIsHearing } from '../../situation/use-is-hearing.ts';
import { useOwnLevel } from '../../situation/use-own-level.ts';
import { useLive } from '../../store/live-store.ts';
import { select, useView } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import './incidents-panel.css';

const byAge = (a: Incident, b: Incident): number =>
  Date.parse(b.receivedAt) - Date.parse(a.receivedAt);

/** How many real ones are open, also while the board is folded. */
export function IncidentsNote() {
  const text = useText();
  const count = useLive(
    ({ incidents }) => [...incidents.values()].filter(({ drill }) => drill === null).length,
  );
  return <span className="jw-secondary jw-small">{text('incident.count', { count })}</span>;
}

/** The board: what is open, how far it is, and how many units are on it. */
export function IncidentsPanel() {
  const text = useText();
  const incidents = useLive((live) => live.incidents);
  const ready = useLive((live) => live.step === 'done');
  const isHearing = useIsHearing();
  if (!ready) return <LoadingState />;
  if (incidents.size === 0 && !isHearing) {
    return <EmptyState title={text('incident.empty.not-known')} />;
  }
  if (incidents.size === 0) {
    return <EmptyState title={text('incident.empty')} hint={text('incident.empty.hint')} />;
  }
  return (
    <ul className="jw-list" data-testid="incidents">
      {[...incidents.values()].sort(byAge).map((incident) => (
        <IncidentRow key={incident.id} incident={incident} />
      ))}
    </ul>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const text = useText();
  const { id, title, kind, state, response, receivedAt, drill, command } = incident;
  const dispatches = useLive((live) => live.dispatches);
  const units = [...dispatches.values()].filter((one) => one.incident === id);
  const own = useOwnLevel();
  const selection = { kind: 'incident', id } as const;
  const selected = useView(
    (view) => view.selection?.kind === 'incident' && view.selection.id === id,
  );
  return (
    <li data-selected={selected} data-incident={id}>
      <button
        type="button"
        className="jw-plain jw-incident-row"
        aria-pressed={selected}
        onClick={() => select(selection)}
        onDoubleClick={() => goTo(selection)}
      >
        <span className="jw-row">
          {drill !== null && <b className="jw-badge">{text('drills.badge')}</b>}
          <strong>{text(`incident.kind.${kind}`)}</strong>
          <span className="jw-clip jw-grow">{title}</span>
          {response !== null && <b>{text(`incident.level.${response.level as 1 | 2 | 3 | 4}`)}</b>}
        </span>
        <span className="jw-row jw-small jw-secondary">
          <span className="jw-grow">{text(`incident.state.${state}`)}</span>
          {command.offer !== null && command.offer.to === own && (
            <b className="jw-badge">{text('command.for-you')}</b>
          )}
          <span>{text('incident.units', { count: units.length })}</span>
          {units.some(({ late }) => late) && <b className="jw-late">{text('dispatch.late')}</b>}
          <Age at={Date.parse(receivedAt)} />
        </span>
      </button>
    </li>
  );
}
