import type { Warning } from '../../../shared/model/warning.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { WarningBadges } from '../../situation/warning-badges.tsx';
import { worstFirst } from '../../situation/warning-order.ts';
import { useLive } from '../../store/live-store.ts';
import { select, useView } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import './warnings-strip.css';

/** Official warnings in force, above the platform's own alarms and apart from them; nothing where there are none. */
export function WarningsStrip() {
  const text = useText();
  const warnings = useLive((live) => live.warnings);
  if (warnings.length === 0) return null;
  return (
    <section className="jw-warnings" aria-label={text('warnings.official')} data-testid="warnings">
      <ul className="jw-list">
        {worstFirst(warnings).map((warning) => (
          <WarningRow key={warning.id} warning={warning} />
        ))}
      </ul>
    </section>
  );
}

function WarningRow({ warning }: { warning: Warning }) {
  const text = useText();
  const id = String(warning.id);
  const selection = { kind: 'warning', id } as const;
  const selected = useView(
    (view) => view.selection?.kind === 'warning' && view.selection.id === id,
  );
  return (
    <li data-selected={selected} data-level={warning.level ?? 'none'} data-warning={id}>
      <button
        type="button"
        className="jw-plain jw-warning-row"
        aria-pressed={selected}
        onClick={() => select(selection)}
        onDoubleClick={() => goTo(selection)}
      >
        <span className="jw-row">
          <strong className="jw-warning-word">{text('warnings.word')}</strong>
          {warning.level !== null && <LevelMark condition={warning.level} word={false} />}
          <span className="jw-clip jw-grow jw-alarm-name">{warning.event}</span>
          <WarningBadges {...warning} />
        </span>
        <span className="jw-row jw-small jw-secondary">
          <span className="jw-clip jw-grow">{warning.issuer}</span>
          <Age at={Date.parse(warning.sent)} />
          <span className="jw-nowrap">
            {text('warnings.until')} <TimeText at={warning.expires} />
          </span>
        </span>
      </button>
    </li>
  );
}
