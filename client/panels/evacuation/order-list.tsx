import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EvacuationLine } from '../../../shared/wire/evacuation.ts';
import { endEvacuation, evacuationsPath, showEvacuation } from '../../commands/evacuate.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const ASKED_EVERY_MS = 30_000;

/** Orders that were signed, those in force first; each can be looked at on the map and ended. */
export function OrderList() {
  const text = useText();
  const { value, refusal, again } = useQuestion<{ evacuations: EvacuationLine[] }>(
    evacuationsPath,
    ASKED_EVERY_MS,
  );
  const questions = useQueryClient();
  const told = useLive(
    ({ journal }) => journal.findLast(({ kind }) => kind === 'evacuation.changed')?.number ?? 0,
  );
  // What this desk or another signs or ends stands here at once, and not when the list is next asked for.
  useEffect(() => {
    if (told > 0) void questions.invalidateQueries({ queryKey: [evacuationsPath] });
  }, [told, questions]);
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

function OrderRow({ order, done }: { order: EvacuationLine; done: () => void }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const { id, totals, signedAt, endedAt, endReason } = order;
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
      {endedAt === null ? (
        <div className="jw-row jw-wrap">
          <input
            className="jw-input jw-grow"
            aria-label={text('evacuation.end-reason')}
            placeholder={text('evacuation.end-reason')}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
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
