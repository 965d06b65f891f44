import type { ReactNode } from 'react';
import type { Incident } from '../../../shared/model/incident.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { keepIncident } from '../../store/live-store.ts';
import { select, useView } from '../../store/view-store.ts';

type Props = { incident: Incident; children: ReactNode };

/** An incident in a list: one press shows its card, two go to it. @param children how it stands, in a line below */
export function IncidentButton({ incident, children }: Props) {
  const text = useText();
  const { id, title, kind, response, drill } = incident;
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
        onClick={() => {
          // One that is over is nowhere else yet: its card and the way to it want it there.
          keepIncident(incident);
          select(selection);
        }}
        onDoubleClick={() => goTo(selection)}
      >
        <span className="jw-row">
          {drill !== null && <b className="jw-badge">{text('drills.badge')}</b>}
          <strong>{text(`incident.kind.${kind}`)}</strong>
          <span className="jw-clip jw-grow">{title}</span>
          {response !== null && <b>{levelWord(text, response.level)}</b>}
        </span>
        <span className="jw-row jw-small jw-secondary">{children}</span>
      </button>
    </li>
  );
}
