import type { CertificationList } from '../../../shared/model/unit-certification.ts';
import { certificationState } from '../../../shared/risk/certification.ts';
import { CERTIFICATIONS_PATH, certifyUnit } from '../../commands/unit-acts.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';

/** Until when a unit is certified, and recording it anew; one that is not certified any more is not sent. */
export function UnitCertificationPart({ unit, mayKeep }: { unit: string; mayKeep: boolean }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<CertificationList>(CERTIFICATIONS_PATH);
  if (value === null) {
    if (refusal === null) return <LoadingState />;
    return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  }
  const now = value.certifications.find((one) => one.unit === unit);
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
        {now === undefined ? text('certification.none') : now.until}{' '}
        {state === 'expired' && <b className="jw-late">{text('certification.expired')}</b>}
        {state === 'due' && <b>{text('certification.due')}</b>}{' '}
        <span className="jw-secondary">{now?.note}</span>
      </p>
      {mayKeep && (
        <CreateForm word={text('certification.record')} create={record} done={again}>
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
