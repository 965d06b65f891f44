import { useState } from 'react';
import type { Gate } from '../../shared/model/gate.ts';
import { egress, inflow, NORMAL_EGRESS_MINUTES } from '../../shared/risk/egress.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { Quantity } from './quantity.tsx';

/**
 * The gates of a zone and how long so many people need to leave through them. A click closes a gate on
 * this screen alone: what if it were shut.
 */
export function GatesBlock({ gates, count }: { gates: readonly Gate[]; count: number }) {
  const text = useText();
  const nameOf = useNameOf();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  if (gates.length === 0) return <p className="jw-secondary">{text('gates.none')}</p>;
  const open = gates.filter(({ id }) => !closed.has(id));
  const { minutes, mostInTime } = egress(count, open);
  const isSlow = minutes !== null && minutes > NORMAL_EGRESS_MINUTES;
  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  return (
    <>
      <dl className="jw-facts">
        <dt>{text('gates.egress')}</dt>
        <dd data-testid="egress">
          {minutes === null ? (
            text('gates.no-way-out')
          ) : (
            <>
              <Quantity value={minutes} unit="分钟" decimals={1} />
              {isSlow && <b> {text('gates.too-slow')}</b>}
            </>
          )}
        </dd>
        <dt>{text('gates.most')}</dt>
        <dd>
          <Quantity value={mostInTime} unit="人" />
        </dd>
        <dt>{text('gates.inflow')}</dt>
        <dd>
          <Quantity value={inflow(open)} unit="人/分钟" />
        </dd>
      </dl>
      <ul className="jw-list">
        {gates.map((gate) => (
          <li key={gate.id} className="jw-row">
            <button
              type="button"
              className="jw-button"
              aria-pressed={!closed.has(gate.id)}
              onClick={() => toggle(gate.id)}
            >
              {text(closed.has(gate.id) ? 'gates.closed' : 'gates.open')}
            </button>
            <span className="jw-clip jw-grow">{nameOf(gate.name)}</span>
            <span className="jw-secondary jw-small">
              {text(`gates.${gate.direction}`)} · {text(`gates.${gate.way}`)}
            </span>
            <Quantity value={gate.widthMetres} unit="m" decimals={1} />
          </li>
        ))}
      </ul>
      {closed.size > 0 && <p role="status">{text('gates.what-if', { count: closed.size })}</p>}
      <p className="jw-secondary jw-small">{text('gates.source')}</p>
    </>
  );
}
