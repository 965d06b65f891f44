import type { UnitCertification } from '../../../shared/model/unit-certification.ts';
import { certificationState } from '../../../shared/risk/certification.ts';
import { certifyUnit } from '../../commands/unit-acts.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';

type Props = {
  unit: string;
  /** The one in force; null: none is recorded. */
  certification: UnitCertification | null;
  mayKeep: boolean;
  done: Done;
};

/** Until when a unit is certified, and recording it anew; one that is not certified any more is not sent. */
export function UnitCertificationPart({ unit, certification: now, mayKeep, done }: Props) {
  const text = useText();
  const state = now && certificationState(now.until, serverNow());
  const record = (form: FormData) =>
    certifyUnit(unit, {
      basedOn: now?.version ?? 0,
      until: String(form.get('until')),
      note: String(form.get('note')).trim(),
    });
  return (
    <section data-testid="unit-certification" data-state={state ?? 'none'}>
      <h4 className="jw-small jw-secondary">{text('certification.title')}</h4>
      <p>
        {now === null ? text('certification.none') : now.until}{' '}
        {state === 'expired' && <b className="jw-late">{text('certification.expired')}</b>}
        {state === 'due' && <b>{text('certification.due')}</b>}{' '}
        <span className="jw-secondary">{now?.note}</span>
      </p>
      {mayKeep && (
        <CreateForm word={text('certification.record')} create={record} done={done}>
          <label>
            {text('certification.until')}
            <input className="jw-input" type="date" name="until" required />
          </label>
          <label className="jw-grow">
            {text('certification.note')}
            <input className="jw-input" name="note" maxLength={300} />
          </label>
        </CreateForm>
      )}
    </section>
  );
}
