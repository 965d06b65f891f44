import { useState } from 'react';
import { GRID_KINDS } from '../../../shared/model/grid.ts';
import { CONFIDENCES, type Confidence } from '../../../shared/model/rule.ts';
import type { KindNorm, StaffingNorm } from '../../../shared/model/staffing.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { recordNorm } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { cityInput, fromCityInput } from '../../ui/format-time.ts';
import { useQuestion } from '../../ui/use-question.ts';

/** The norm and, for the city's administrator, the pen to record a further version of it. */
export function NormPart({ changed }: { changed: Done }) {
  const text = useText();
  const me = useLive((live) => live.me);
  const { value, again } = useQuestion<{ norms: StaffingNorm[] }>('/api/staffing-norms');
  const newest = value?.norms[0];
  if (newest === undefined) return null;
  const mayRecord = me?.role === 'administrator' && me.scope.county === null;
  return (
    <>
      <h2>{text('staffing.norm.title')}</h2>
      <p className="jw-secondary">{text('staffing.norm.lead')}</p>
      <NormForm
        key={newest.version}
        newest={newest}
        mayRecord={mayRecord}
        done={async () => {
          await Promise.all([again(), changed()]);
        }}
      />
    </>
  );
}

const FIELDS = [
  ['fullTime', 'staffing.norm.at-least'],
  ['householdsPerFullTime', 'staffing.norm.households'],
  ['partTime', 'staffing.norm.part-time'],
] as const;

const numberOf = (field: keyof KindNorm, value: number): number | null => {
  if (Number.isFinite(value)) return value;
  return field === 'householdsPerFullTime' ? null : 0;
};

function NormForm({
  newest,
  mayRecord,
  done,
}: {
  newest: StaffingNorm;
  mayRecord: boolean;
  done: Done;
}) {
  const text = useText();
  const [kinds, setKinds] = useState(newest.kinds);
  const [source, setSource] = useState('');
  const [confidence, setConfidence] = useState<Confidence>('U');
  const [chosenFrom, setFrom] = useState<string | null>(null);
  // By the server's clock, once it spoke.
  const soon = useLive(() => cityInput(serverNow() + 10 * MINUTE_MS));
  const from = chosenFrom ?? soon;
  const isOther = JSON.stringify(kinds) !== JSON.stringify(newest.kinds);
  return (
    <div className="jw-table-frame">
      <table className="jw-table" data-testid="norm">
        <thead>
          <tr>
            <th>{text('staffing.norm.kind')}</th>
            {FIELDS.map(([field, word]) => (
              <th key={field} className="jw-number jw-count">
                {text(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GRID_KINDS.map((kind) => (
            <tr key={kind} data-item={kind}>
              <td>{text(`grid-kind.${kind}`)}</td>
              {FIELDS.map(([field, word]) => (
                <td key={field} className="jw-number jw-count">
                  {mayRecord ? (
                    <input
                      className="jw-input jw-few-digits"
                      type="number"
                      min={0}
                      aria-label={`${text(`grid-kind.${kind}`)} ${text(word)}`}
                      value={kinds[kind][field] ?? ''}
                      onChange={({ target }) =>
                        setKinds({
                          ...kinds,
                          [kind]: {
                            ...kinds[kind],
                            [field]: numberOf(field, target.valueAsNumber),
                          },
                        })
                      }
                    />
                  ) : (
                    (kinds[kind][field] ?? '–')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {mayRecord && isOther && (
        <div className="jw-create">
          <label>
            {text('staffing.norm.source')}
            <input
              className="jw-input"
              maxLength={300}
              value={source}
              onChange={({ target }) => setSource(target.value)}
            />
          </label>
          <label>
            {text('staffing.norm.confidence')}
            <select
              className="jw-select"
              value={confidence}
              onChange={({ target }) => setConfidence(target.value as Confidence)}
            >
              {CONFIDENCES.map((one) => (
                <option key={one} value={one}>
                  {`${one} · ${text(`confidence.${one}`)}`}
                </option>
              ))}
            </select>
          </label>
          <label>
            {text('staffing.norm.from')}
            <input
              className="jw-input"
              type="datetime-local"
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
          </label>
          <ActButton
            word={text('staffing.norm.record')}
            act={() =>
              recordNorm({
                basedOn: newest.version,
                kinds,
                source: source.trim(),
                confidence,
                effectiveFrom: fromCityInput(from) ?? '',
              })
            }
            done={done}
          />
        </div>
      )}
    </div>
  );
}
