import type { ReactNode } from 'react';
import type { Warning } from '../../shared/model/warning.ts';
import { useText } from '../i18n/use-text.ts';
import { Age } from '../ui/age.tsx';
import { Quantity } from '../ui/quantity.tsx';
import { TimeText } from '../ui/time-text.tsx';

/** A message that took longer than this on its way is called late [D]. */
const LATE_MS = 600_000;

const isLate = ({ sent, receivedAt }: Warning): boolean =>
  Date.parse(receivedAt) - Date.parse(sent) > LATE_MS;

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Who issued a warning, as what, from when to when, for where, and how old and how sure that is. */
export function WarningFacts({ warning }: { warning: Warning }) {
  const text = useText();
  return (
    <dl className="jw-facts">
      <Line label={text('warnings.issuer')}>{warning.issuer}</Line>
      <Line label={text('warnings.identifier')}>
        <span className="jw-number jw-told">{warning.identifier}</span>
      </Line>
      <Line label={text('warnings.sent')}>
        <TimeText at={warning.sent} /> <Age at={Date.parse(warning.sent)} />
        {isLate(warning) && <span> {text('warnings.late')}</span>}
      </Line>
      <Line label={text('warnings.valid')}>
        <TimeText at={warning.onset} /> – <TimeText at={warning.expires} />
        {!warning.expiresSaid && <span> {text('warnings.expires-unsaid')}</span>}
      </Line>
      {warning.endedAt !== null && (
        <Line label={text('warnings.ended')}>
          <TimeText at={warning.endedAt} /> {text(`warning-ending.${warning.endedBy ?? 'expired'}`)}
        </Line>
      )}
      <Line label={text('warnings.level')}>{text(`warning-level.${warning.levelOrigin}`)}</Line>
      <Line label={text('warnings.area')}>
        {warning.areaDescription} · {text(`warning-area.${warning.areaOrigin}`)} ·{' '}
        {text('warnings.reach', { towns: warning.towns.length })}{' '}
        <Quantity value={warning.grids} unit="" decimals={0} /> {text('warnings.grids')}
      </Line>
      {warning.refersTo.length > 0 && (
        <Line label={text('warnings.refers-to')}>
          <span className="jw-number jw-told">{warning.refersTo.join(text('list.then'))}</span>
        </Line>
      )}
    </dl>
  );
}
