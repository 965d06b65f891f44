import type { Incident } from '../../../shared/model/incident.ts';
import { useText } from '../../i18n/use-text.ts';
import { useIsHearing } from '../../situation/use-is-hearing.ts';
import { useOwnLevel } from '../../situation/use-own-level.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { GoneDrafts } from '../../ui/kept-line.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { ClosedIncidents } from './closed-incidents.tsx';
import { IncidentButton } from './incident-button.tsx';
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

/** The board: what is open, how far it is, and how many units are on it; what is over lies folded below. */
export function IncidentsPanel() {
  const incidents = useLive((live) => live.incidents);
  const ready = useLive((live) => live.step === 'done');
  if (!ready) return <LoadingState />;
  return (
    <>
      <GoneDrafts about="response" known={[...incidents.keys()]} />
      {incidents.size > 0 ? <OpenIncidents /> : <NoneOpen />}
      <ClosedIncidents />
    </>
  );
}

function NoneOpen() {
  const text = useText();
  const isHearing = useIsHearing();
  if (!isHearing) return <EmptyState title={text('incident.empty.not-known')} />;
  return <EmptyState title={text('incident.empty')} hint={text('incident.empty.hint')} />;
}

function OpenIncidents() {
  const incidents = useLive((live) => live.incidents);
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
  const { id, state, receivedAt, command } = incident;
  const dispatches = useLive((live) => live.dispatches);
  const units = [...dispatches.values()].filter((one) => one.incident === id);
  const own = useOwnLevel();
  return (
    <IncidentButton incident={incident}>
      <span className="jw-grow">{text(`incident.state.${state}`)}</span>
      {command.offer !== null && command.offer.to === own && (
        <b className="jw-badge">{text('command.for-you')}</b>
      )}
      <span>{text('incident.units', { count: units.length })}</span>
      {units.some(({ late }) => late) && <b className="jw-late">{text('dispatch.late')}</b>}
      <Age at={Date.parse(receivedAt)} />
    </IncidentButton>
  );
}
