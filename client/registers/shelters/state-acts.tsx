import { useState } from 'react';
import type { ShelterState } from '../../../shared/model/shelter.ts';
import type { ShelterStateChange } from '../../../shared/model/shelter-file.ts';
import { needsOrder, statesAfter } from '../../../shared/risk/shelter-state.ts';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { stepShelter } from '../../commands/change-shelter.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { formatPeople } from '../../ui/format-number.ts';
import { cityInput, fromCityInput } from '../../ui/format-time.ts';
import { useSubmit } from '../../ui/use-submit.ts';

type Acts = { file: ShelterFile; done: Done };

/** What can be done with a shelter from the state it is in; opening asks for the order. */
export function StateActs({ file, done }: Acts) {
  const text = useText();
  const { state } = file.shelter;
  const [to, setTo] = useState<ShelterState | null>(null);
  return (
    <section className="jw-file-part">
      <h3>{text('shelters.acts')}</h3>
      <div className="jw-shelter-acts">
        {statesAfter(state).map((next) => (
          <button
            key={next}
            type="button"
            className="jw-button"
            aria-expanded={next === to}
            data-strong={file.proposal === next ? '' : undefined}
            onClick={() => setTo(next === to ? null : next)}
          >
            {text(`shelters.act.${next}`)}
          </button>
        ))}
      </div>
      {to !== null && <StepForm key={to} file={file} to={to} done={done} />}
    </section>
  );
}

const written = (form: FormData, field: string): string => String(form.get(field) ?? '').trim();

function changeOf(form: FormData, from: ShelterState, to: ShelterState): ShelterStateChange {
  const reason = written(form, 'reason');
  const order = needsOrder({ from, to })
    ? {
        number: written(form, 'number'),
        issuedBy: written(form, 'issuedBy'),
        issuedAt: fromCityInput(written(form, 'issuedAt')) ?? '',
      }
    : null;
  return { from, to, reason: reason === '' ? null : reason, order };
}

function StepForm({ file, to, done }: Acts & { to: ShelterState }) {
  const text = useText();
  const { id, state: from } = file.shelter;
  const word = text(`shelters.act.${to}`);
  const { submit, working, refused } = useSubmit(
    (form) => (key) => stepShelter(id, changeOf(form, from, to), key),
    { word, done, wish: { from, to } },
  );
  return (
    <form className="jw-create" onSubmit={submit}>
      {to !== 'open' && file.promised.heads > 0 && <Promised {...file.promised} />}
      {needsOrder({ from, to }) && <OrderFields />}
      <label className="jw-grow">
        {text('shelters.reason')}
        <input
          className="jw-input"
          name="reason"
          maxLength={300}
          required={to === 'unavailable'}
          autoComplete="off"
        />
      </label>
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {word}
      </button>
      {refused !== null && (
        <span className="jw-error" role="alert">
          {refused}
        </span>
      )}
    </form>
  );
}

/** Who shuts a shelter that people are being sent to knows it before he does. */
function Promised({ heads, orders }: ShelterFile['promised']) {
  const text = useText();
  return (
    <p className="jw-note" role="status">
      {text('shelters.promised', {
        orders: orders.join(text('list.and')),
        heads: formatPeople(heads),
      })}
    </p>
  );
}

function OrderFields() {
  const text = useText();
  const language = useLanguage();
  const departments = useLive((live) => live.registers?.departments ?? []);
  const [now] = useState(() => cityInput(serverNow()));
  return (
    <>
      <label>
        {text('shelters.order.number')}
        <input
          className="jw-input"
          name="number"
          required
          minLength={3}
          maxLength={60}
          autoComplete="off"
        />
      </label>
      <label>
        {text('shelters.order.issuer')}
        <select className="jw-select" name="issuedBy" required defaultValue="">
          <option value="" disabled>
            {text('shelters.choose')}
          </option>
          {departments.map(({ id, name, nameEnglish }) => (
            <option key={id} value={id}>
              {language === 'zh' ? name : nameEnglish}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('shelters.order.issued-at')}
        <input
          className="jw-input"
          name="issuedAt"
          type="datetime-local"
          required
          defaultValue={now}
        />
      </label>
    </>
  );
}
