import { useState } from 'react';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { countShelter } from '../../commands/change-shelter.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { cityInput, fromCityInput } from '../../ui/format-time.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** Head counts where no stream counts: what was entered, and a form for the next. */
export function CountsByHand(props: { file: ShelterFile; mayAct: boolean; changed: Done }) {
  const { file, mayAct, changed } = props;
  const text = useText();
  const [now] = useState(() => cityInput(serverNow()));
  const enter = (form: FormData, key: string) => {
    const entry = {
      count: Number(form.get('count')),
      countedAt: fromCityInput(String(form.get('countedAt'))) ?? '',
      source: String(form.get('source')).trim(),
    };
    return countShelter(file.shelter.id, entry, key);
  };
  return (
    <>
      <p className="jw-secondary">{text('shelters.by-hand')}</p>
      {mayAct && (
        <CreateForm create={enter} done={changed}>
          <label>
            {text('shelters.count')}
            <input
              className="jw-input jw-number"
              name="count"
              type="number"
              min={0}
              max={1_000_000}
              required
            />
          </label>
          <label>
            {text('shelters.counted-at')}
            <input
              className="jw-input"
              name="countedAt"
              type="datetime-local"
              required
              defaultValue={now}
            />
          </label>
          <label>
            {text('shelters.source')}
            <input className="jw-input" name="source" required maxLength={120} autoComplete="off" />
          </label>
        </CreateForm>
      )}
      {file.counts.length > 0 && (
        <table className="jw-table">
          <tbody>
            {file.counts.map(({ at, count, source, by }) => (
              <tr key={at}>
                <td>
                  <TimeText at={at} />
                </td>
                <td>
                  <Quantity value={count} unit="人" />
                </td>
                <td>{source}</td>
                <td className="jw-secondary">{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
