import type { Incident } from '../../shared/model/incident.ts';
import { withoutBrackets } from '../../shared/names/short-name.ts';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { TimeText } from '../ui/time-text.tsx';
import { compareIncidents } from './incident-order.ts';

/** More would cover the map; the rest is counted. */
const SHOWN = 3;

/** Incidents that are being handled, the worst first: what it is, how bad, how far, and how many units are out for it. */
export function WallIncidents() {
  const incidents = useLive((live) => live.incidents);
  // A wall shows what is real: a drill has its own screens.
  const real = [...incidents.values()].filter(({ drill }) => drill === null);
  return real.length === 0 ? null : <IncidentList incidents={real} />;
}

export function IncidentList({ incidents }: { incidents: readonly Incident[] }) {
  const text = useText();
  const worst = incidents.toSorted(compareIncidents).slice(0, SHOWN);
  const more = incidents.length - worst.length;
  return (
    <section
      className="jw-wall-warnings"
      aria-label={text('wall.incidents')}
      data-testid="wall-incidents"
    >
      <h2>
        {text('wall.incidents.count', { count: incidents.length })}
        {more > 0 && ` · ${text('wall.incidents.more', { count: more })}`}
      </h2>
      <ul className="jw-list">
        {worst.map((incident) => (
          <WallIncident key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

/** What it stands in the order by: the level of its response, or while there is none its grade; null: it has neither yet. */
function badnessWord({ response, grade }: Incident): TextKey | null {
  if (response !== null) return `incident.level.${response.level as 1 | 2 | 3 | 4}`;
  return grade === null ? null : `incident.grade.${grade}`;
}

function WallIncident({ incident }: { incident: Incident }) {
  const text = useText();
  const { id, kind, title, state, openedAt } = incident;
  const badness = badnessWord(incident);
  const dispatches = useLive((live) => live.dispatches);
  const units = [...dispatches.values()].filter((one) => one.incident === id).length;
  return (
    <li data-incident={id}>
      <p className="jw-wall-incident">{withoutBrackets(title)}</p>
      <p className="jw-wall-issuer jw-wall-incident-words">
        {badness !== null && (
          <>
            <strong>{text(badness)} ·</strong>{' '}
          </>
        )}
        <span>{text(`incident.kind.${kind}`)} ·</span>{' '}
        <span>{text(`incident.state.${state}`)}</span>
      </p>
      <p className="jw-clip jw-wall-issuer">
        {text('incident.units', { count: units })} · <TimeText at={openedAt} />
      </p>
    </li>
  );
}
