import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';

/** One department of the register. @param without the one that cannot be chosen */
export function DepartmentField({
  word,
  without = null,
  chosen = '',
}: {
  word: string;
  without?: string | null;
  chosen?: string;
}) {
  const text = useText();
  const departmentName = useDepartmentName();
  const departments = useLive((live) => live.registers?.departments ?? []);
  return (
    <label>
      {word}
      <select className="jw-select" name="department" required defaultValue={chosen}>
        <option value="" disabled>
          {text('cases.choose')}
        </option>
        {departments
          .filter(({ id }) => id !== without)
          .map(({ id }) => (
            <option key={id} value={id}>
              {departmentName(id)}
            </option>
          ))}
      </select>
    </label>
  );
}

/** Departments that help. */
export function AssistingField({ chosen }: { chosen: readonly string[] }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const departments = useLive((live) => live.registers?.departments ?? []);
  return (
    <fieldset className="jw-checks">
      <legend>{text('cases.assisting')}</legend>
      {departments.map(({ id }) => (
        <label key={id}>
          <input type="checkbox" name="assisting" value={id} defaultChecked={chosen.includes(id)} />
          {departmentName(id)}
        </label>
      ))}
    </fieldset>
  );
}
