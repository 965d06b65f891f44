import { SERVICE_MANNERS, type ServiceItemRequest } from '../../../shared/model/service-item.ts';
import { requestItem } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';

const WORDS = [
  ['name', 'items.name', 120],
  ['legalBasis', 'items.basis', 500],
  ['duties', 'items.duties', 500],
  ['procedure', 'items.procedure', 500],
  ['reason', 'items.reason', 500],
] as const;

const wordsOf = (form: FormData, field: string): string => String(form.get(field) ?? '').trim();

const requestOf = (form: FormData): ServiceItemRequest => ({
  county: wordsOf(form, 'county'),
  code: wordsOf(form, 'code').toUpperCase(),
  name: wordsOf(form, 'name'),
  department: wordsOf(form, 'department'),
  manner: wordsOf(form, 'manner') as ServiceItemRequest['manner'],
  legalBasis: wordsOf(form, 'legalBasis'),
  duties: wordsOf(form, 'duties'),
  procedure: wordsOf(form, 'procedure'),
  termWorkingDays: Number(form.get('termWorkingDays')),
  reason: wordsOf(form, 'reason'),
});

/** A department's request for an item; it waits for somebody else to decide. */
export function RequestForm({ changed }: { changed: Done }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const me = useLive((live) => live.me);
  const registers = useLive((live) => live.registers);
  if (me === null || me.scope.town !== null) return null;
  const counties = registers?.areas.filter(({ level }) => level === 'county') ?? [];
  return (
    <>
      <h2>{text('items.request')}</h2>
      <CreateForm
        word={text('items.request')}
        create={(form, key) => requestItem(requestOf(form), key)}
        done={changed}
      >
        <label>
          {text('items.county')}
          <select className="jw-select" name="county">
            {counties.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('items.code')}
          <input
            className="jw-input"
            name="code"
            required
            pattern="[A-Za-z][A-Za-z0-9\-]{1,15}"
            placeholder="E-01"
          />
        </label>
        <label>
          {text('items.department')}
          <select className="jw-select" name="department">
            {registers?.departments.map(({ id }) => (
              <option key={id} value={id}>
                {departmentName(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('items.manner')}
          <select className="jw-select" name="manner">
            {SERVICE_MANNERS.map((manner) => (
              <option key={manner} value={manner}>
                {text(`manner.${manner}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('items.term')}
          <input
            className="jw-input"
            name="termWorkingDays"
            type="number"
            min={1}
            max={250}
            defaultValue={5}
            required
          />
        </label>
        {WORDS.map(([field, word, most]) => (
          <label key={field}>
            {text(word)}
            <input className="jw-input" name={field} required maxLength={most} />
          </label>
        ))}
      </CreateForm>
    </>
  );
}
