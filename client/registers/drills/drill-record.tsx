import type { DrillLine } from '../../../shared/model/drill.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** The drill's own record, newest first, apart from every real log. */
export function DrillRecord({ lines }: { lines: readonly DrillLine[] }) {
  const text = useText();
  const names = useNames();
  return (
    <div>
      <h3>{text('drills.record')}</h3>
      <ol className="jw-file-list" data-testid="drill-record">
        {lines.toReversed().map((line) => (
          <li key={line.number}>
            <span>
              {text(`act.drill-${line.act}`)} {line.text}
            </span>
            <span className="jw-secondary jw-small">
              {actorName(line.actor, text, names)} · <TimeText at={line.at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
