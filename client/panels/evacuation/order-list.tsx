import { useState } from 'react';
import type { EvacuationLine } from '../../../shared/wire/evacuation.ts';
import { endEvacuation, showEvacuation } from '../../commands/evacuate.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEvacuationLines } from '../../situation/use-evacuation-lines.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import { ShutShelters } from './shut-shelters.tsx';

/** Orders that were signed, those in force first; each can be looked at on the map and ended. */
export function OrderList() {
  const text = useText();
  const { value, refusal, again } = useEvacuationLines();
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  if (value.evacuations.length === 0) {
    return <p className="jw-small jw-secondary">{text('evacuation.orders.none')}</p>;
  }
  return (
    <ul className="jw-list jw-small" data-testid="evacuation-orders">
      {value.evacuations.map((one) => (
        <OrderRow key={one.id} order={one} done={again} />
      ))}
    </ul>
  );
}

function OrderRow({ order, done }: { order: EvacuationLine; done: Done }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const { id, totals, signedAt, endedAt, endReason, shut } = order;
  return (
    <li className="jw-evacuation-order">
      <div className="jw-row jw-wrap">
        <b>{order.order.number}</b>
        <TimeText at={signedAt} />
        <span className="jw-number jw-grow">
          {formatNumber(totals.placed)} / {formatNumber(totals.heads)}
        </span>
        <ActButton
          word={text('evacuation.show')}
          act={() => showEvacuation(id)}
          done={() => undefined}
        />
      </div>
      <ShutShelters shut={shut} />
      {endedAt === null ? (
        <div className="jw-row jw-wrap">
          <WordsField
            label={text('evacuation.end-reason')}
            longest={300}
            words={reason}
            change={setReason}
            grows
          />
          {reason.trim() !== '' && (
            <ActButton
              word={text('evacuation.end')}
              sure={text('evacuation.end-sure')}
              act={() => endEvacuation(id, reason.trim())}
              done={done}
            />
          )}
        </div>
      ) : (
        <span className="jw-secondary">
          {text('evacuation.ended')} <TimeText at={endedAt} /> · {endReason}
        </span>
      )}
    </li>
  );
}
