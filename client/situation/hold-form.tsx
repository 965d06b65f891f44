import { useState } from 'react';
import { HOLD_KINDS, HOLD_REASONS, type NewHold } from '../../shared/model/alarm-hold.ts';
import { beginHold } from '../commands/hold-alarms.ts';
import { useText } from '../i18n/use-text.ts';
import { ActButton } from '../ui/act-button.tsx';
import './alarm-marks.css';

/** How long a source can be shelved, in minutes; the last is the longest there is (FAULTS.md F50). */
const SPANS = [15, 60, 240, 480] as const;

type Draft = Pick<NewHold, 'kind' | 'reason' | 'note'> & { minutes: number };

/** Sets a source of alarms aside: for a while, or out of service until it is returned. Both want a reason. */
export function HoldForm({ source }: { source: string }) {
  const text = useText();
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: 'shelved', reason: 'maintenance', note: '', minutes: 60 },
  });
  const isShelf = draft.kind === 'shelved';
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <div className="jw-alarm-form">
      <span className="jw-row">
        <select
          className="jw-select"
          aria-label={text('hold.kind')}
          value={draft.kind}
          onChange={({ target }) => change({ kind: target.value as Draft['kind'] })}
        >
          {HOLD_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text(`hold.${kind}`)}
            </option>
          ))}
        </select>
        {isShelf && (
          <select
            className="jw-select"
            aria-label={text('hold.minutes')}
            value={draft.minutes}
            onChange={({ target }) => change({ minutes: Number(target.value) })}
          >
            {SPANS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {text(`hold.minutes.${minutes}`)}
              </option>
            ))}
          </select>
        )}
        <select
          className="jw-select"
          aria-label={text('hold.reason')}
          value={draft.reason}
          onChange={({ target }) => change({ reason: target.value as Draft['reason'] })}
        >
          {HOLD_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {text(`hold.reason.${reason}`)}
            </option>
          ))}
        </select>
      </span>
      <span className="jw-row">
        <input
          className="jw-grow"
          aria-label={text('hold.note')}
          placeholder={text('hold.note')}
          maxLength={200}
          value={draft.note}
          onChange={({ target }) => change({ note: target.value })}
        />
        <ActButton
          word={text(isShelf ? 'hold.shelve' : 'hold.take-out')}
          {...(isShelf ? {} : { sure: text('hold.take-out.sure') })}
          act={(key) =>
            beginHold({ ...draft, source, minutes: isShelf ? draft.minutes : null }, key)
          }
          done={() => undefined}
        />
      </span>
    </div>
  );
}
