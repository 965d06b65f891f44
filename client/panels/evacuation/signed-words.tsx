import type { Evacuation } from '../../../shared/model/evacuation.ts';
import type { EvacuationLine } from '../../../shared/wire/evacuation.ts';
import { useText } from '../../i18n/use-text.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** An order signed on this screen as it stands now: whoever ended it since, its line in the list tells. */
export function asItStands(signed: Evacuation, lines: readonly EvacuationLine[]): Evacuation {
  const line = lines.find(({ id }) => id === signed.id);
  if (line === undefined) return signed;
  const { endedAt, endedBy, endReason } = line;
  return { ...signed, endedAt, endedBy, endReason };
}

/** Whether an order is in force, and what signing it did; once it has ended, what of that stays as it was done. */
export function SignedWords({ order: signed }: { order: Evacuation }) {
  const text = useText();
  const { order, opened, release, endedAt, endReason } = signed;
  const { number } = order;
  if (endedAt === null) {
    return (
      <>
        <p role="status" data-testid="evacuation-signed">
          <strong>{text('evacuation.signed', { number })}</strong>
        </p>
        <ul className="jw-small">
          {opened.length > 0 && <li>{text('evacuation.opened', { count: opened.length })}</li>}
          <li>{text(release === null ? 'evacuation.not-told' : 'evacuation.told')}</li>
        </ul>
      </>
    );
  }
  return (
    <>
      <p role="status" data-testid="evacuation-over">
        <strong>{text('evacuation.over', { number })}</strong> <TimeText at={endedAt} /> ·{' '}
        {endReason}
      </p>
      <ul className="jw-small">
        <li>{text('evacuation.over.plan')}</li>
        {opened.length > 0 && <li>{text('evacuation.over.opened', { count: opened.length })}</li>}
        {release !== null && <li>{text('evacuation.over.told')}</li>}
      </ul>
    </>
  );
}
