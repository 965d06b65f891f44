import type { CaseShare, SharedField } from '../../../shared/model/case.ts';
import { SHARED_FIELDS } from '../../../shared/model/case.ts';
import { isShareOver, mayActOnCase } from '../../../shared/risk/case-life.ts';
import type { CaseFile } from '../../../shared/wire/cases.ts';
import { endShare, shareCase } from '../../commands/manage-cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { fromCityInput } from '../../ui/format-time.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { DepartmentField } from './department-fields.tsx';

type Props = { file: CaseFile; mayKeep: boolean; done: Done };

/** What of the case is shown to whom and until when; nothing else of it leaves its area. */
export function SharesPart({ file, mayKeep, done }: Props) {
  const text = useText();
  const { case: found, shares } = file;
  const me = useLive((live) => live.me);
  const mayShare = mayKeep && me !== null && mayActOnCase(me, found, 'share');
  const create = (form: FormData, key: string) => {
    const share = {
      department: String(form.get('department')),
      fields: form.getAll('field') as SharedField[],
      reason: String(form.get('reason')).trim(),
      endsAt: fromCityInput(String(form.get('endsAt'))) ?? '',
    };
    return shareCase(found.id, share, key);
  };
  return (
    <section data-testid="case-shares">
      <h3>{text('cases.shares')}</h3>
      <ul className="jw-list">
        {shares.map((share) => (
          <ShareLine key={share.id} share={share} mayEnd={mayShare} done={done} />
        ))}
      </ul>
      {mayShare && (
        <CreateForm word={text('cases.share')} create={create} done={done}>
          <DepartmentField word={text('cases.share.with')} />
          <label>
            {text('cases.share.until')}
            <input className="jw-input" name="endsAt" type="datetime-local" required />
          </label>
          <fieldset className="jw-checks">
            <legend>{text('cases.share.fields')}</legend>
            {SHARED_FIELDS.map((field) => (
              <label key={field}>
                <input
                  type="checkbox"
                  name="field"
                  value={field}
                  defaultChecked={field === 'title' || field === 'state'}
                />
                {text(`case-field.${field}`)}
              </label>
            ))}
          </fieldset>
          <label className="jw-grow">
            {text('cases.reason')}
            <input className="jw-input" name="reason" required maxLength={300} />
          </label>
        </CreateForm>
      )}
    </section>
  );
}

function ShareLine(props: { share: CaseShare; mayEnd: boolean; done: Done }) {
  const { share, mayEnd, done } = props;
  const text = useText();
  const departmentName = useDepartmentName();
  const isOver = isShareOver(share, serverNow());
  return (
    <li>
      <b>{departmentName(share.department)}</b>{' '}
      {share.fields.map((field) => text(`case-field.${field}`)).join(text('list.and'))}{' '}
      <span className="jw-secondary">
        {share.reason} · {text('cases.until')} <TimeText at={share.endedAt ?? share.endsAt} />
      </span>{' '}
      {isOver && <b>{text('cases.share.over')}</b>}
      {mayEnd && !isOver && (
        <ActButton word={text('cases.share.end')} act={() => endShare(share.id)} done={done} />
      )}
    </li>
  );
}
