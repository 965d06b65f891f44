import type { Warning } from '../../shared/model/warning.ts';
import { useText } from '../i18n/use-text.ts';
import { WarningBadges } from '../situation/warning-badges.tsx';
import { worstFirst } from '../situation/warning-order.ts';
import { useLive } from '../store/live-store.ts';
import { LevelMark } from '../ui/level-mark.tsx';
import { TimeText } from '../ui/time-text.tsx';
import './wall-warnings.css';

/** More would cover the map; the rest is counted. */
const SHOWN = 2;

/** Official warnings in force, over a corner of the map, worst first: event, level, issuer, until when. */
export function WallWarnings() {
  const text = useText();
  const warnings = useLive((live) => live.warnings);
  if (warnings.length === 0) return null;
  const sorted = worstFirst(warnings);
  const more = sorted.length - SHOWN;
  return (
    <section className="jw-wall-warnings" aria-label={text('wall.warnings')}>
      <h2>
        {text('wall.warnings')}
        {more > 0 && ` · ${text('wall.warnings.more', { count: more })}`}
      </h2>
      <ul className="jw-list">
        {sorted.slice(0, SHOWN).map((warning) => (
          <WallWarning key={warning.id} warning={warning} />
        ))}
      </ul>
    </section>
  );
}

function WallWarning({ warning }: { warning: Warning }) {
  const text = useText();
  return (
    <li>
      <p className="jw-row">
        {warning.level !== null && <LevelMark condition={warning.level} word={false} />}
        <strong className="jw-clip">{warning.event}</strong>
        <WarningBadges status={warning.status} synthetic={false} />
      </p>
      <p className="jw-clip jw-wall-issuer">
        {warning.issuer} · {text('warnings.until')} <TimeText at={warning.expires} />
      </p>
    </li>
  );
}
