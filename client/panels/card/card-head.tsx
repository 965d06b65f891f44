import { Crosshair, X } from 'lucide-react';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { type areaName, placeOfGrid, placeOfTown } from '../../situation/place-names.ts';
import type { Subject } from '../../situation/subject.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { WindowButton } from '../../ui/window-button.tsx';

const DEGREE_DECIMALS = 5;

/** What it is called, where it lies, and the two acts every thing has. */
export function CardHead({ subject }: { subject: Subject }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const known = { registers, coverage };
  const where =
    subject.grid === null
      ? placeOfTown(known, subject.town)
      : placeOfGrid(known, subject.grid).join(' · ');
  return (
    <header className="jw-card-head">
      <div className="jw-row">
        <span className="jw-secondary jw-small jw-grow">
          {text(`kind.${subject.selection.kind}`)}
        </span>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('card.fly')}
          title={text('card.fly')}
          onClick={() => goTo(subject.selection)}
        >
          <Crosshair aria-hidden="true" />
        </button>
        <WindowButton panel="card" />
        <button
          type="button"
          className="jw-icon"
          aria-label={text('card.deselect')}
          title={text('card.deselect')}
          onClick={() => select(null)}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      <h3 tabIndex={-1}>{subject.name}</h3>
      {where !== '' && <p className="jw-secondary jw-small">{where}</p>}
      <p className="jw-secondary jw-small jw-row">
        {subject.grid !== null && subject.selection.kind !== 'grid' && (
          <button
            type="button"
            className="jw-plain jw-link"
            onClick={() => select({ kind: 'grid', id: subject.grid! })}
          >
            {areaNameOfGrid(known, subject.grid)}
          </button>
        )}
        {subject.place !== null && (
          <span className="jw-number">
            {subject.place[0].toFixed(DEGREE_DECIMALS)}, {subject.place[1].toFixed(DEGREE_DECIMALS)}
          </span>
        )}
      </p>
    </header>
  );
}

function areaNameOfGrid(known: Parameters<typeof areaName>[0], code: string): string {
  const index = known.coverage?.indexOf.get(code);
  return index === undefined ? code : (known.coverage?.names[index] ?? code);
}
