import type { Warning } from '../../../shared/model/warning.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { WarningBadges } from '../../situation/warning-badges.tsx';
import { WarningFacts } from '../../situation/warning-facts.tsx';
import { useLive } from '../../store/live-store.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { ReachedPlans } from './reached-plans.tsx';

/** An official warning: what its issuer said, for where and until when. Nothing of it is ours. */
export function WarningCard({ id }: { id: string }) {
  const warning = useLive((live) => live.warnings.find((one) => String(one.id) === id));
  return warning ? <Card warning={warning} /> : null;
}

function Card({ warning }: { warning: Warning }) {
  const text = useText();
  return (
    <>
      <div className="jw-value jw-wrap">
        {warning.level === null ? (
          <span>{text('warnings.no-level')}</span>
        ) : (
          <LevelMark condition={warning.level} />
        )}
        <span className="jw-grow">{warning.headline ?? warning.event}</span>
        <WarningBadges {...warning} />
      </div>
      {warning.description !== null && <p className="jw-told">{warning.description}</p>}
      {warning.instruction !== null && (
        <p className="jw-told">
          <strong>{text('warnings.instruction')}</strong> {warning.instruction}
        </p>
      )}
      <WarningFacts warning={warning} />
      <ReachedPlans by="warnings" id={warning.id} />
      <a className="jw-link" href={registersLink('warnings', String(warning.id))}>
        {text('warnings.file')}
      </a>
    </>
  );
}
