import type { Incident } from '../../shared/model/incident.ts';
import { withoutBrackets } from '../../shared/names/short-name.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { TimeText } from '../ui/time-text.tsx';

/** More would cover the map; the rest is counted. */
const SHOWN = 3;

/** Incidents that are being handled, the newest first: what it is, how far, and how many units are out for it. */
export function WallIncidents() {
  const text = useText();
  const incidents = useLive((live) => live.incidents);
  // A wall shows what is real: a drill has its own screens.
  const real = [...incidents.values()].filter(({ drill }) => drill === null);
  if (real.length === 0) return null;
  const newest = real.sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
  return (
    <section
      className="jw-wall-warnings"
      aria-label={text('wall.incidents')}
      data-testid="wall-incidents"
    >
      <h2>{text('wall.incidents.count', { count: real.length })}</h2>
      <ul className="jw-list">
        {newest.slice(0, SHOWN).map((incident) => (
          <WallIncident key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

function WallIncident({ incident }: { incident: Incident }) {
  const text = useText();
  const { id, kind, title, state, openedAt } = incident;
  const dispatches = useLive((live) => live.dispatches);
  const units = [...dispatches.values()].filter((one) => one.incident === id).length;
  return (
    <li data-incident={id}>
      <p className="jw-wall-incident">{withoutBrackets(title)}</p>
      <p className="jw-clip jw-wall-issuer">
        <strong>{text(`incident.kind.${kind}`)}</strong> · {text(`incident.state.${state}`)}
      </p>
      <p className="jw-clip jw-wall-issuer">
        {text('incident.units', { count: units })} · <TimeText at={openedAt} />
      </p>
    </li>
  );
}
