import type { DiggingPipe } from '../../../shared/model/digging.ts';
import { dutyOf, worstZone } from '../../../shared/risk/digging.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** Which zones ground reaches, of which pipes and how near, and what is required by which source. */
export function ZoneDuty({
  pipes,
  agreed,
}: {
  pipes: readonly DiggingPipe[];
  agreed: string | null;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const zone = worstZone(pipes);
  const { duty, source, confidence } = dutyOf(zone);
  return (
    <div data-testid="zone-duty" data-zone={zone ?? 'none'}>
      <b className={duty === 'forbidden' ? 'jw-late' : undefined}>{text(`digging.duty.${duty}`)}</b>
      <ul className="jw-list jw-small">
        {pipes.map((pipe) => (
          <li key={pipe.id}>
            {text(`gas-zone.${pipe.zone}`)} · {nameOf(pipe.name)} ·{' '}
            {text('digging.away', { metres: formatNumber(pipe.metres, 2) })} ·{' '}
            {nameOf(pipe.responsibleUnit)}
            {pipe.measuredFrom === 'centre-line' && (
              <b className="jw-block jw-late">{text('places.gas.centre-line')}</b>
            )}
          </li>
        ))}
      </ul>
      {agreed !== null && <span className="jw-block">{agreed}</span>}
      <span className="jw-block jw-secondary jw-small">
        {source} · {text(`confidence.${confidence}`)}
      </span>
    </div>
  );
}
