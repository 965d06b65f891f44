import { useEffect, useState } from 'react';
import type { Incident } from '../../../shared/model/incident.ts';
import type { JournalKind } from '../../../shared/model/journal.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { evacuateIncident } from '../../commands/evacuate.ts';
import { incidentPath } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { HandOver } from '../../situation/hand-over.tsx';
import { levelWord } from '../../situation/level-word.ts';
import { useDrill } from '../../store/drill-store.ts';
import { keepIncident, useLive } from '../../store/live-store.ts';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { DrillMoves } from './drill-moves.tsx';
import { IncidentActs } from './incident-acts.tsx';
import { IncidentCommandPart } from './incident-command.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { IncidentGroundPart } from './incident-ground.tsx';
import { IncidentLog } from './incident-log.tsx';
import { IncidentPhotos } from './incident-photos.tsx';
import { IncidentPresence } from './incident-presence.tsx';
import { IncidentReport } from './incident-report.tsx';
import { IncidentSectors } from './incident-sectors.tsx';
import { IncidentSupplies } from './incident-supplies.tsx';
import { IncidentTipsPart } from './incident-tips.tsx';
import { IncidentUnits } from './incident-units.tsx';
import { PlanBoard } from './plan-board.tsx';
import { SendUnits } from './send-units.tsx';
import './incident-card.css';

const ASKED_EVERY_MS = 10_000;
const TOLD_BY: readonly JournalKind[] = ['incident.changed'];

/** An incident: how far it is, who must hear of it by when, who is sent, what was done, and what comes next. */
export function IncidentCard({ id }: { id: string }) {
  const text = useText();
  const incident = useLive((live) => live.incidents.get(id) ?? live.pastIncidents.get(id));
  const isOfDesk = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const drillState = useDrill()?.drill.state;
  const mayRead = useLive(({ me }) => me !== null && me.role !== 'wall');
  const [typing, setTyping] = useState(false);
  const file = useToldQuestion<IncidentFile>(incidentPath(id), TOLD_BY, ASKED_EVERY_MS);
  const told = file.value?.incident;
  useEffect(() => {
    // What is done with one that is over, or in a drill, is in no picture.
    if (told !== undefined && told.closedAt !== null) keepIncident(told);
  }, [told]);
  if (incident === undefined) return null;
  const isOpen = isIncidentOpen(incident.state);
  // The server refuses what is done in a drill that stands still or is over.
  const stands = incident.drill !== null && drillState !== 'running';
  const mayAct = isOfDesk && !stands;
  // Of one that is over there is left to read, to assess and to report.
  const mayRun = mayAct && isOpen;
  return (
    <>
      <Head incident={incident} />
      {stands && (
        <p className="jw-note" data-testid="drill-stands">
          {text(drillState === 'interrupted' ? 'error.drill-interrupted' : 'error.drill-is-over')}
        </p>
      )}
      <IncidentCommandPart incident={incident} mayAct={mayRun} done={file.again} />
      <IncidentGroundPart incident={incident} mayAct={mayRun} done={file.again} />
      {isOfDesk && incident.drill === null && (
        <IncidentTipsPart incident={incident} mayAct={mayRun} done={file.again} />
      )}
      {mayRun && incident.drill === null && <EvacuateButton incident={incident} />}
      {mayRead && <IncidentPresence id={id} typing={typing} />}
      {incident.drill === null ? (
        <>
          {isOpen && <IncidentUnits incident={id} mayAct={mayRun} done={file.again} />}
          {isOfDesk && <IncidentPhotos incident={id} />}
          <IncidentSectors incident={incident} mayAct={mayRun} done={file.again} />
          {mayRun && <SendUnits key={incident.kind} incident={incident} done={file.again} />}
        </>
      ) : (
        <DrillMoves incident={id} mayAct={mayRun} done={file.again} />
      )}
      <PlanBoard incident={incident} mayAct={mayRun} done={file.again} />
      {mayAct && <IncidentActs incident={incident} done={file.again} />}
      {incident.drill === null && (
        <>
          <IncidentSupplies incident={id} mayAct={mayRun} />
          <HandOver about={{ kind: 'incident', id }} title={incident.title} mayAct={mayAct} />
        </>
      )}
      <IncidentFacts incident={incident} file={file.value ?? null} />
      {file.value !== null && mayRead && (
        <IncidentReport file={file.value} mayAct={mayAct} done={file.again} />
      )}
      <IncidentLog file={file} mayAct={mayAct} setTyping={setTyping} />
    </>
  );
}

function Head({ incident: { kind, state, response, drill } }: { incident: Incident }) {
  const text = useText();
  return (
    <div className="jw-value jw-wrap">
      {drill !== null && <b className="jw-badge">{text('drills.badge')}</b>}
      <strong>{text(`incident.kind.${kind}`)}</strong>
      <span className="jw-grow">{text(`incident.state.${state}`)}</span>
      {response !== null && <b>{levelWord(text, response.level)}</b>}
    </div>
  );
}

/** From the incident to the draft of an evacuation, worked out at once. */
function EvacuateButton({ incident }: { incident: Incident }) {
  const text = useText();
  return (
    <div className="jw-send">
      <button type="button" className="jw-button" onClick={() => void evacuateIncident(incident)}>
        {text('evacuation.begin')}
      </button>
    </div>
  );
}
